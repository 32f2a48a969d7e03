"""Booklets to print as PDF: one for each week, and the guide booklet."""
