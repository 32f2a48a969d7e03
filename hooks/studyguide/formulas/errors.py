"""The error for formulas that cannot be shown."""

from __future__ import annotations


class FormulaError(ValueError):
    """Raised for a formula that cannot be shown."""

    def __init__(self, message: str, *, line: int = 0, offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        """What is wrong and the fix, without the final full stop."""
        self.line = line
        """0-based, within the LaTeX."""
        self.offset = offset
        """0-based, within the backend's input."""
