"""Reads notes, question banks and decks of other programs, and makes files of a course of them."""
