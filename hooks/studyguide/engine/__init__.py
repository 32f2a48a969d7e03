"""The MkDocs plugin (`plugin.py`) and its helpers: the only code that depends on MkDocs."""
