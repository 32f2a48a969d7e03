"""Markdown → tree."""
