"""LaTeX → LaTeX: what authors write → what the backends read."""
