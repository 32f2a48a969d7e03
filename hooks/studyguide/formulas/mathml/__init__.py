"""What an engine writes → a tree of MathML Core."""
