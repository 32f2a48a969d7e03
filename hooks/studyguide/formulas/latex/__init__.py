"""LaTeX → LaTeX: what authors write → what the engines read."""
