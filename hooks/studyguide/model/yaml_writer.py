"""Writes texts as YAML in the style of authors: one plain text, or one for each language."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

_WIDTH = 100
"""The longest line of `{en: …, nb: …}`."""


def text(texts: Mapping[str, object], *, indent: int, name: str, item: bool = False) -> str:
    """Return a line break and a text below a key, or as an item of a list, or as both.

    `texts` are by language; if they are all equal, or there is only one, it is written once. A text
    that ends in a line break is written as a block scalar.
    """
    dash = "- " if item else ""
    key = f"{dash}{name}:" if name else dash.rstrip()
    inside = indent + 2 * bool(dash) + 2 * bool(name)
    in_each = {code: str(value) for code, value in texts.items()}
    value = _value(in_each, inside)
    return f"\n{' ' * indent}{key}{value if name else ' ' + value.lstrip()}"


def names(texts: Mapping[str, object]) -> str:
    """Return lists of names per language, in one line: `{en: [one, another], nb: [en]}`."""
    lists = {code: value if isinstance(value, list) else [value] for code, value in texts.items()}
    listed = (
        f"{code}: [{', '.join(scalar(str(name), in_braces=True) for name in value)}]"
        for code, value in lists.items()
    )
    return "{" + ", ".join(listed) + "}"


def scalar(text: str, *, in_braces: bool = False) -> str:
    """Return a one-line text as a YAML scalar, quoted if necessary.

    Single quotes are preferred, since they need no escaped backslashes. `in_braces` is for flow
    collections, where a comma ends an unquoted text.
    """
    before, after = ("{key: ", ", other: 1}") if in_braces else ("key: ", "\nother: 1")
    try:
        read = yaml.safe_load(f"{before}{text}{after}")
    except yaml.YAMLError:
        read = None
    if read == {"key": text, "other": 1}:
        return text
    return "'" + text.replace("'", "''") + "'"


def _value(texts: Mapping[str, str], indent: int) -> str:
    """Return the value after a key."""
    first, *others = dict.fromkeys(texts.values())
    if not others:
        return _text_value(first, indent)
    if not first.endswith("\n"):
        pairs = (f"{code}: {scalar(value, in_braces=True)}" for code, value in texts.items())
        line = "{" + ", ".join(pairs) + "}"
        if len(line) + indent <= _WIDTH:
            return f" {line}"
    start = f"\n{' ' * indent}"
    return "".join(
        f"{start}{code}:{_text_value(value, indent + 2)}" for code, value in texts.items()
    )


def _text_value(text: str, indent: int) -> str:
    if not text.endswith("\n"):
        return f" {scalar(text)}"
    lines = (f"{' ' * indent}{line}".rstrip() for line in text.rstrip("\n").split("\n"))
    return " |\n" + "\n".join(lines)
