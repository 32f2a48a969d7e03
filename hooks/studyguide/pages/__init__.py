"""`Guide` → pages and files in one language."""
