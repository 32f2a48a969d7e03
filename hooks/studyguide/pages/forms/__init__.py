"""What questions offer and accept, whatever their kind: what pages, print and decks write."""
