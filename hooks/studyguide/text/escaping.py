"""Plain text → Markdown that renders as this text: only what would be markup is escaped."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_MARKUP_CHARACTERS = re.compile(r"[\\`$*_\[\]<&~^=+{#:.@!|]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_ENTITIES = {"[": "&#91;", "]": "&#93;"}
"""Used within brackets, where `\\[` and `\\]` would delimit a formula."""
_LABELS = re.compile(r"\]\(|\]\[|\]:")
_SCHEME = re.compile(r"(?:\b(?:https?|ftp)(?=://)|\b(?:mailto|xmpp)(?=:))", re.IGNORECASE)
_START = re.compile(
    r"#{1,6}(?=\s|$)|>|[-+*_](?=\s|$)|-(?=[-:|])|=(?==*\s*$|==? )|:(?=[\s:|-]|$)|~(?=\s|~|$)"
    r"|!(?=!!)|\?(?=\?\?)|\\(?=begin)|\|(?=\s*:?-)"
)
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The context of a text, which decides which of its characters are markup."""

    line: str = ""
    """The whole inline content, unescaped: a delimiter without a partner is not markup."""
    before: str = ""
    """The character before the text, empty at the start of a line."""
    after: str = ""
    begins: bool = False
    """Whether the text starts a line on which a block could begin."""
    bracketed: bool = False
    """Whether the text is within the brackets of a link or picture."""
    in_table: bool = False


def escaped(words: str, surroundings: Surroundings) -> str:
    r"""Return words as Markdown.

    >>> escaped("1. a_b * c, *d", Surroundings(begins=True))
    '1\\. a_b * c, \\*d'
    """
    if surroundings.begins:
        words = words.lstrip(" \t")
    entities = surroundings.bracketed or "\\]" in surroundings.line
    parts, done = list[str](), 0
    for match in _MARKUP_CHARACTERS.finditer(words):
        at = match.start()
        if _is_markup(words, at, surroundings):
            entity = _ENTITIES.get(match[0], "") if entities else ""
            parts += [words[done:at], entity or "\\"]
            done = at + bool(entity)
    text = "".join((*parts, words[done:]))
    return _escaped_start(text) if surroundings.begins else text


def _escaped_start(text: str) -> str:
    """Return the start of a line, escaped so that no block begins there."""
    if _START.match(text):
        return "\\" + text
    return _NUMBER.sub(r"\1\\\2", text, count=1) if _NUMBER.match(text) else text


def _is_markup(words: str, at: int, surroundings: Surroundings) -> bool:
    character = words[at]
    before = words[at - 1 : at] or surroundings.before
    after = words[at + 1 : at + 2] or surroundings.after
    match character:
        case "`" | "$":
            return True
        case "\\":
            return not after or after == "\n" or after in _PUNCTUATION
        case "*":
            return not (before.isspace() and after.isspace())
        case "_":
            return not (before.isalnum() and after.isalnum())
        case "[" | "]" | "!":
            return _is_bracket(character, words[at + 1 :] or surroundings.after, at, surroundings)
        case "<":
            return not after or after.isalpha() or after in "/!?"
        case "&":
            return bool(_ENTITY.match(words, at))
        case "|":
            return surroundings.in_table
        case _:
            return _is_pair(character, before, after, surroundings) or _is_address(
                words, at, surroundings
            )


def _is_bracket(character: str, following: str, at: int, surroundings: Surroundings) -> bool:
    after = following[:1]
    if character == "!":
        return after == "["
    if surroundings.bracketed:
        return True
    if character == "]":
        return False
    begins_task = surroundings.begins and at == 0 and following[1:2] == "]"
    return begins_task or not after or after in "[^!" or bool(_LABELS.search(surroundings.line))


def _is_pair(character: str, before: str, after: str, surroundings: Surroundings) -> bool:
    """Return whether a delimiter that needs a partner may have one."""
    match character:
        case "~" | "^":
            return surroundings.line.count(character) > 1
        case "=" | "+":
            return (
                after == character
                and before != character
                and surroundings.line.count(character * 2) > 1
            )
        case "{":
            return after == "{" and "}}" in surroundings.line
        case "#":
            return before == "{"
        case _:
            return False


def _is_address(words: str, at: int, surroundings: Surroundings) -> bool:
    """Return whether a character would turn a bare address into a link."""
    if surroundings.bracketed:
        return False
    match words[at]:
        case ":":
            return any(match.end() == at for match in _SCHEME.finditer(words))
        case ".":
            return words[:at].lower().endswith("www")
        case "@":
            return bool(re.search(r"[\w.+-]$", words[:at])) and words[at + 1 : at + 2].isalnum()
        case _:
            return False


def within(surroundings: Surroundings, before: str, after: str, *, begins: bool) -> Surroundings:
    """Return the same context at another place of the inline content."""
    return replace(surroundings, before=before, after=after, begins=begins)
