"""`Guide` → pages in one language."""
