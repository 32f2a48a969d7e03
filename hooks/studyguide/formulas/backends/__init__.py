"""The two backends that turn LaTeX into MathML."""
