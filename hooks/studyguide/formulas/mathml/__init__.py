"""The backends' MathML → a tree of MathML Core."""
