"""Random damage to courses, and what must hold whatever is in a course: `make fuzz`."""
