"""Describes YAML values in messages to authors."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date


def described(value: object) -> str:
    """Return a description of a YAML value for messages: `the number 3`, `nothing`, `a list`."""
    match value:
        case None:
            return "nothing"
        case bool():
            read = "'yes' and 'on'" if value else "'no' and 'off'"
            return f"the YAML truth value {str(value).lower()} (as {read} are)"
        case int() | float():
            return f"the number {value}"[:60]
        case str():
            return f"the text '{value.strip()[:40]}'"
        case date():
            return f"the day {value}"
        case list():
            return "a list"
        case Mapping():
            return "a mapping"
        case _:
            return f"the {type(value).__name__} {value}"
