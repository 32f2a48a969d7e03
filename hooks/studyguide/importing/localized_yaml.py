"""Texts in one language or several as YAML, as the course has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studyguide.importing.clean_text import in_words, plain_blocks
from studyguide.model.yaml_writer import names, scalar, text

_SHORT = 70
"""A text below it stands in braces behind its key."""


def in_languages(texts: Mapping[str, str], languages: Sequence[str]) -> dict[str, object]:
    """Return texts by language in the order of a course; in one of one language its text."""
    listed = {code: texts[code] for code in languages if code in texts} or dict(texts)
    if len(languages) == 1:
        return {languages[0]: next(iter(listed.values()))}
    return dict(listed)


def localized(
    texts: Mapping[str, str],
    languages: Sequence[str],
    *,
    indent: int,
    name: str,
    item: bool = False,
) -> str:
    """Return a line break and a text in one or several languages below a key.

    A course of several languages has a text with its language, also if it is in one only.
    """
    listed = in_languages(texts, languages)
    if len(languages) > 1 and len(listed) == 1:
        ((code, only),) = listed.items()
        key = f"{'- ' if item else ''}{name}:" if name else "-"
        if "\n" not in str(only) and len(str(only)) < _SHORT:
            return f"\n{' ' * indent}{key} {{{code}: {scalar(str(only), in_braces=True)}}}"
        inner = text({code: only}, indent=indent + 2 + 2 * item * bool(name), name=code)
        return f"\n{' ' * indent}{key}{inner}" if name else f"\n{' ' * indent}- {inner.strip()}"
    return text(listed, indent=indent, name=name, item=item)


def as_blocks(value: str, *, plain: bool) -> str:
    """Return a text as a block scalar, or on its line if it is short."""
    shown = (plain_blocks(in_words(value)) if plain else value).strip("\n")
    return f"{shown}\n" if "\n" in shown or len(shown) > 60 else shown


def listed_names(lists: Mapping[str, list[str]], languages: Sequence[str]) -> str:
    """Return names as a list, in a course of several languages as lists by language."""
    if len(languages) > 1:
        return names(lists)
    return f"[{', '.join(scalar(name, in_braces=True) for name in next(iter(lists.values())))}]"
