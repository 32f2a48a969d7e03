"""Packages of a built site: a zip to open from disk, and one for learning platforms."""
