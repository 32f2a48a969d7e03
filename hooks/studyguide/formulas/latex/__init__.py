"""LaTeX → LaTeX: from what authors write to what the backends understand."""
