"""Reads and checks the files of a course: `Guide` and problems."""
