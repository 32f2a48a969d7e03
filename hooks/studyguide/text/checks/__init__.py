"""What is wrong in a text beyond its Markdown."""
