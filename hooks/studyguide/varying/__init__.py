"""Questions that vary: the values of a draw, and the question with them."""
