"""The nodes of a text, and what is found in them or made of them."""
