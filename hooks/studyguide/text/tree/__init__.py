"""The nodes of a text, and functions that search and transform them."""
