"""What is wrong in a formula."""

from __future__ import annotations


class FormulaError(ValueError):
    """A formula that cannot be shown: what is wrong, and where."""

    def __init__(self, message: str, *, line: int = 0, offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        """What is wrong, and the fix, without the last full stop."""
        self.line = line
        """From 0, into the LaTeX."""
        self.offset = offset
        """From 0, into what a backend was given."""
