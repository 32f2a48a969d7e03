"""Tests of the course that this repository holds, in `content/` and `docs/`."""
