"""Renders the bodies of pages as HTML."""
