"""A page → the HTML of its body."""
