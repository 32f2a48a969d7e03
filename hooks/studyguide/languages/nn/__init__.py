"""Norwegian nynorsk."""
