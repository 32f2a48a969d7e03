"""The benchmark: synthetic courses, the commands that are measured, and the report of it."""
