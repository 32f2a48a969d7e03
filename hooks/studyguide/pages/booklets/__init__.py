"""Booklets to print: each week, and the whole guide, as PDF."""
