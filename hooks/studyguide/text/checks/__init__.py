"""Checks of a text that go beyond its Markdown."""
