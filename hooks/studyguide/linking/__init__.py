"""Finds names of terms in texts, links them, and indexes the mentions of each term."""
