"""Words and rules of languages, a folder for each, and defaults for all others."""
