"""What is wrong in a formula."""

from __future__ import annotations


class FormulaError(ValueError):
    """A formula that cannot be shown: what is wrong, and where."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        """A sentence that goes on after “the formula is wrong: ”, without its full stop."""
        self.offset = offset
        """From 0, into the LaTeX."""
