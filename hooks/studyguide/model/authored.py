"""The types that authored records are made of, and how plain YAML data becomes them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from studyguide.model.authored_text import ANY, Text, TextKind

PER_LANGUAGE = "'{en: …, nb: …}'"


@dataclass(frozen=True, slots=True)
class Authored:
    """Base of every record that authors write: unknown keys are mistakes."""

    __pydantic_config__: ClassVar = {"extra": "forbid", "use_attribute_docstrings": True}


def _mistake(message: str) -> PydanticCustomError:
    """Return an error whose message is already in the author's words."""
    return PydanticCustomError("author", "{told}", {"told": message})


def _prose(data: object) -> Text:
    if isinstance(data, str):
        raise _mistake(f"must be written once per language: {PER_LANGUAGE}")
    return _text(data, "blocks")


def _words(data: object) -> Text:
    return _once(data, "line")


def _plain(data: object) -> Text:
    return _once(data, "plain")


def _once(data: object, kind: TextKind) -> Text:
    """Return a text that may be written once for all languages."""
    return Text({ANY: data}, kind) if isinstance(data, str) and data.strip() else _text(data, kind)


def _text(data: object, kind: TextKind) -> Text:
    if not isinstance(data, Mapping) or not data:
        raise _mistake(f"must be text per language, {PER_LANGUAGE}, not {shown(data)}")
    for language, value in data.items():
        if not isinstance(language, str):
            raise _mistake(f"has the language {shown(language)}; write it in quotes")
        if not isinstance(value, str):
            raise _mistake(f"must be text in '{language}', not {shown(value)}. Put it in quotes")
        if not value.strip():
            raise _mistake(f"is empty in '{language}'. Write it, or remove the language")
    return Text(dict(data), kind)


def _names(data: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(data, Mapping):
        raise _mistake("must be lists per language: '{en: [one, another], nb: […]}'")
    for language, names in data.items():
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise _mistake(f"must be a list of texts in '{language}': '[one, another]'")
    return {language: tuple(names) for language, names in data.items()}


def _macros(data: object) -> dict[str, str]:
    if not isinstance(data, Mapping):
        raise _mistake(r"must be commands with their LaTeX: '{R: \mathbb{R}}'")
    for name, tex in data.items():
        if not isinstance(name, str) or not _MACRO.fullmatch(name):
            raise _mistake(f"has {shown(name)}; a command is letters alone: 'R' for '\\R'")
        if not isinstance(tex, str):
            raise _mistake(f"must be LaTeX for '{name}', not {shown(tex)}. Put it in single quotes")
    return {name.removeprefix("\\"): tex for name, tex in data.items()}


def _number(data: object) -> float:
    """Return a number with all its digits: a whole one stays an `int`."""
    if isinstance(data, str) and _DIGITS.fullmatch(data):
        data = float(data)  # in quotes, or `1e9`, which YAML takes for text
    if isinstance(data, bool) or not isinstance(data, int | float) or not _is_finite(data):
        example = "such as 12, 0.5 or 1.5e9"
        raise _mistake(f"must be a number in plain digits, {example}, not {shown(data)}")
    return data


def _whole(data: object) -> int:
    if isinstance(data, str) and _WHOLE.fullmatch(data):
        data = int(data)
    if isinstance(data, bool) or not isinstance(data, int):
        raise _mistake(f"must be a whole number in plain digits, such as 3, not {shown(data)}")
    return data


def _is_finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # a whole number of more than three hundred digits
        return False


def shown(value: object) -> str:
    """Return a YAML value in an author's words: `the number 3`, `nothing`, `a list`."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the YAML truth value {str(value).lower()}"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text '{value.strip()[:40]}'"
        case list():
            return "a list"
        case Mapping():
            return "a mapping"
        case _:
            return f"the {type(value).__name__} {value}"


_LANGUAGES = {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}}
_NAMES = {
    "type": "object",
    "additionalProperties": {"type": "array", "items": {"type": "string"}},
}

_DIGITS = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_MACRO = re.compile(r"\\?[A-Za-z]+")
_WHOLE = re.compile(r"[1-9][0-9]*")

Number = Annotated[float, PlainValidator(_number), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, PlainValidator(_whole), WithJsonSchema({"type": "integer"})]
Prose = Annotated[Text, PlainValidator(_prose), WithJsonSchema(_LANGUAGES)]
"""Markdown, written once per language."""
Words = Annotated[
    Text, PlainValidator(_words), WithJsonSchema({"anyOf": [{"type": "string"}, _LANGUAGES]})
]
"""One line of Markdown, written once per language or once for all of them."""
Plain = Annotated[
    Text, PlainValidator(_plain), WithJsonSchema({"anyOf": [{"type": "string"}, _LANGUAGES]})
]
"""Words that are shown to the letter, written once per language or once for all of them."""
Names = Annotated[Mapping[str, tuple[str, ...]], PlainValidator(_names), WithJsonSchema(_NAMES)]
"""Lists of names, per language."""
Macros = Annotated[
    Mapping[str, str],
    PlainValidator(_macros),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}}),
]
r"""Commands for formulas with their LaTeX: `R: \mathbb{R}`."""
