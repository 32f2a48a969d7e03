"""Authored Markdown → a tree of nodes, once; everything else is a function of that tree."""
