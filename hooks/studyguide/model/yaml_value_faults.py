"""Faults of data where a text is expected: mostly text that YAML reads as something else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from studyguide.model.authored_text import ANY
from studyguide.model.characters import is_visible
from studyguide.model.described import described
from studyguide.model.yaml_loader import Unclear

PER_LANGUAGE = "'{en: …, nb: …}'"
NAME_LIST = "'[one, another]'"
_NO_SPACE = re.compile(r"([\w-]+)[:：](\S.*)")
_NO_COLON = re.compile(r"([a-z]{2,3})(?: *=)? +(\S.*)")
_QUOTED = "Put it in quotes"


def text_fault(data: object) -> str | None:
    """Return the fault of a text, per language or common to all, or None."""
    match data:
        case Unclear():
            return data.fault
        case str():
            return None if is_visible(data) else "is empty. Write it, or remove the line"
        case None:
            return "is empty. Write it, or remove the line"
        case Mapping():
            return _mapping_fault(data)
        case list():
            return (
                f"must be text, or text per language, {PER_LANGUAGE}, not a list. "
                "Put text that begins with '[' in quotes"
            )
        case _:
            return f"must be text, not {described(data)}. {_QUOTED}"


def _mapping_fault(data: Mapping[object, object]) -> str | None:
    if not data:
        return f"is empty. Write text, or text per language, {PER_LANGUAGE}"
    for before, (language, value) in zip((None, *data), data.items(), strict=False):
        if fault := _language_fault(language, value, before):
            return fault
    return None


def _language_fault(language: object, value: object, before: object) -> str | None:
    """Return the fault of a text in one language, or None; `before` is the key above it."""
    if not isinstance(language, str):
        return f"has the language {described(language)}; write it in quotes"
    match value:
        case Unclear():
            return f"in '{language}' {value.fault}"
        case str():
            return (
                None
                if is_visible(value)
                else f"is empty in '{language}'. Write it, or remove the language"
            )
        case None:
            return _missing_fault(language, before)
        case Mapping() | list():
            return f"must be text in '{language}', not {described(value)}"
        case _:
            return f"must be text in '{language}', not {described(value)}. {_QUOTED}"


def _missing_fault(language: str, before: object) -> str:
    """Return the message for a language without a text: often part of the text above it."""
    if match := _NO_SPACE.fullmatch(language):
        return f"has no space after the colon in '{language}'. Write '{match[1]}: {match[2]}'"
    if match := _NO_COLON.fullmatch(language):
        return f"has no colon in '{language}'. Write '{match[1]}: {match[2]}'"
    if before is None and not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]+)?", language):
        fix = f"Remove them, or write {PER_LANGUAGE}"
        return f"is '{language}' in braces, which are for languages. {fix}"
    if isinstance(before, str) and not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]+)?", language):
        return f"has a comma in '{before}'. Put text with a comma in quotes: '…, {language}'"
    return f"is empty in '{language}'. Write it, or remove the language"


def names_fault(language: object, names: object) -> str | None:
    """Return the fault of a list of names, per language or common to all, or None."""
    where = f" in '{language}'" if language != ANY else ""
    if not isinstance(names, list):
        return f"must be a list of texts{where}: {NAME_LIST}"
    for name in names:
        if isinstance(name, Unclear):
            return f"{where} {name.fault}".strip()
        if not isinstance(name, str):
            fix = "Write it in '[…]'" if name is None else _QUOTED
            return f"must be a list of texts{where}, not of {described(name)}. {fix}"
        if not is_visible(name):
            return f"has an empty text{where}. Write it, or remove it"
    return None
