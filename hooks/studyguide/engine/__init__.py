"""MkDocs: the only code that knows it. `plugin.py` is asked by MkDocs, and the rest helps it."""
