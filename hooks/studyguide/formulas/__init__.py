"""Formulas: LaTeX → MathML Core as a tree, of which page, print, speech and words are functions."""
