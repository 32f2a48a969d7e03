"""The field types of authored records, and their validation from plain YAML data."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from studyguide.model.authored_text import ANY, AuthoredText, TextKind
from studyguide.model.described import described
from studyguide.model.yaml_value_faults import NAME_LIST, PER_LANGUAGE, names_fault, text_fault


@dataclass(frozen=True, slots=True)
class Authored:
    """Base of every record that authors write; unknown keys are rejected."""

    __pydantic_config__: ClassVar = {"extra": "forbid", "use_attribute_docstrings": True}


def author_error(message: str) -> PydanticCustomError:
    """Return an error whose message is shown to the author unchanged."""
    return PydanticCustomError("author", "{message}", {"message": message})


def _blocks(data: object) -> AuthoredText:
    return _same_or_per_language(data, "blocks")


def _inline(data: object) -> AuthoredText:
    return _same_or_per_language(data, "inline")


def _option(data: object) -> AuthoredText:
    """Return a line of Markdown, or blocks if it has several lines in any language."""
    text = _same_or_per_language(data, "inline")
    is_line = all("\n" not in one.strip() for one in text.by_language.values())
    return text if is_line else AuthoredText(text.by_language, "blocks")


def _plain_text(data: object) -> AuthoredText:
    return _same_or_per_language(data, "plain")


def _same_or_per_language(data: object, kind: TextKind) -> AuthoredText:
    """Return a text that may be written once for all languages."""
    return (
        AuthoredText({ANY: data}, kind)
        if isinstance(data, str) and not text_fault(data)
        else _text(data, kind)
    )


def _text(data: object, kind: TextKind) -> AuthoredText:
    if fault := text_fault(data):
        raise author_error(fault)
    if not isinstance(data, Mapping):
        raise author_error(f"must be text, or text per language, {PER_LANGUAGE}")
    return AuthoredText(dict(data), kind)


def _names(data: object) -> dict[str, tuple[str, ...]]:
    if isinstance(data, list):
        data = {ANY: data}
    if not isinstance(data, Mapping):
        raise author_error(f"must be a list, {NAME_LIST}, or lists per language")
    for language, names in data.items():
        if fault := names_fault(language, names):
            raise author_error(fault)
    return {language: tuple(names) for language, names in data.items()}


def _macros(data: object) -> dict[str, str]:
    if not isinstance(data, Mapping):
        raise author_error(r"must be commands with their LaTeX: '{R: \mathbb{R}}'")
    for name, tex in data.items():
        if not isinstance(name, str) or not _MACRO.fullmatch(name):
            raise author_error(f"has {described(name)}; a command is letters alone: 'R' for '\\R'")
        if not isinstance(tex, str):
            raise author_error(
                f"must be LaTeX for '{name}', not {described(tex)}. Put it in single quotes"
            )
    return {name.removeprefix("\\"): tex for name, tex in data.items()}


def _colour(data: object) -> str:
    if not isinstance(data, str) or not _COLOUR.fullmatch(data):
        example = "in quotes, such as '#0c5f62'"
        raise author_error(f"must be a colour of the web {example}, not {described(data)}")
    return data.lower()


def number_from(data: object) -> float:
    """Return a number; an `int` is kept, with all its digits."""
    if isinstance(data, str) and _DIGITS.fullmatch(data):
        data = float(data)  # quoted, or `1e9`, which is text in YAML
    if isinstance(data, bool) or not isinstance(data, int | float) or not _is_finite(data):
        example = "such as 12, 0.5 or 1.5e9"
        raise author_error(f"must be a number in plain digits, {example}, not {described(data)}")
    return data


def _integer(data: object) -> int:
    if isinstance(data, str) and _WHOLE.fullmatch(data):
        data = int(data)
    if isinstance(data, bool) or not isinstance(data, int):
        raise author_error(
            f"must be a whole number in plain digits, such as 3, not {described(data)}"
        )
    return data


def _date(data: object) -> date:
    if isinstance(data, str):
        with suppress(ValueError):
            data = date.fromisoformat(data)
    if not isinstance(data, date):
        raise author_error(f"must be a day, such as 2026-02-01, not {described(data)}")
    return data


def _is_finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # an integer of more than three hundred digits
        return False


_LANGUAGES = {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}}
_TEXT = {"anyOf": [{"type": "string"}, _LANGUAGES]}
_LIST = {"type": "array", "items": {"type": "string"}}
_NAMES = {"anyOf": [_LIST, {"type": "object", "additionalProperties": _LIST}]}

_DIGITS = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_MACRO = re.compile(r"\\?[A-Za-z]+")
_WHOLE = re.compile(r"[1-9][0-9]*")

AuthoredNumber = Annotated[float, PlainValidator(number_from), WithJsonSchema({"type": "number"})]
AuthoredInteger = Annotated[int, PlainValidator(_integer), WithJsonSchema({"type": "integer"})]
AuthoredColour = Annotated[
    str,
    PlainValidator(_colour),
    WithJsonSchema({"type": "string", "pattern": f"^{_COLOUR.pattern}$"}),
]
"""A CSS colour, `#0c5f62`."""
AuthoredDate = Annotated[
    date, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date"})
]
"""A day in ISO 8601, `2026-02-01`."""
AuthoredBlocks = Annotated[AuthoredText, PlainValidator(_blocks), WithJsonSchema(_TEXT)]
"""Markdown, written once per language or once for all of them."""
AuthoredInline = Annotated[AuthoredText, PlainValidator(_inline), WithJsonSchema(_TEXT)]
"""One line of Markdown, written once per language or once for all of them."""
AuthoredOption = Annotated[AuthoredText, PlainValidator(_option), WithJsonSchema(_TEXT)]
"""One line of Markdown or several, such as code; once per language or once for all of them."""
AuthoredPlainText = Annotated[AuthoredText, PlainValidator(_plain_text), WithJsonSchema(_TEXT)]
"""Plain text without Markdown, written once per language or once for all of them."""
AuthoredNames = Annotated[
    Mapping[str, tuple[str, ...]], PlainValidator(_names), WithJsonSchema(_NAMES)
]
"""Lists of names, one per language or one for all of them."""
AuthoredMacros = Annotated[
    Mapping[str, str],
    PlainValidator(_macros),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}}),
]
r"""Commands for formulas with their LaTeX: `R: \mathbb{R}`."""
