"""Files of a course → `Guide` and problems."""
