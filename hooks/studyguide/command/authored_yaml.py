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
    in_each = {code: str(one) for code, one in texts.items()}
    value = _value(in_each, inside)
    return f"\n{' ' * indent}{key}{value if name else ' ' + value.lstrip()}"


def names(texts: Mapping[str, object]) -> str:
    """Return lists of names per language, in one line: `{en: [one, another], nb: [en]}`."""
    lists = {code: one if isinstance(one, list) else [one] for code, one in texts.items()}
    listed = (
        f"{code}: [{', '.join(scalar(str(name), in_braces=True) for name in one)}]"
        for code, one in lists.items()
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
        return _one(first, indent)
    if not first.endswith("\n"):
        pairs = (f"{code}: {scalar(one, in_braces=True)}" for code, one in texts.items())
        line = "{" + ", ".join(pairs) + "}"
        if len(line) + indent <= _WIDTH:
            return f" {line}"
    start = f"\n{' ' * indent}"
    return "".join(f"{start}{code}:{_one(one, indent + 2)}" for code, one in texts.items())


def _one(text: str, indent: int) -> str:
    if not text.endswith("\n"):
        return f" {scalar(text)}"
    lines = (f"{' ' * indent}{line}".rstrip() for line in text.rstrip("\n").split("\n"))
    return " |\n" + "\n".join(lines)
