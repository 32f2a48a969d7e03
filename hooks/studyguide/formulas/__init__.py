"""Formulas: LaTeX → a tree of MathML Core, from which pages, print, speech and words are made."""
