"""Tree → HTML, Markdown, plain text."""
