"""The concept map of a week, as a drawing and as a list."""
