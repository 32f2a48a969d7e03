"""What a backend writes → a tree of MathML Core."""
