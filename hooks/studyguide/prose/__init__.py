"""Authored Markdown: spans, sentences, formulas, and what is not allowed."""
