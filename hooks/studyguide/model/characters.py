"""Characters that are invisible or look like others, and their names in messages."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ufffe\uffff]")
"""Besides those of ASCII, what turns letters around: a text could be read as another one."""
_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\xa0\xad\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)
IGNORED = re.compile(r"[\xad\u200b\u200e\u200f\u2060\ufeff]")
"""Characters ignored between two letters: a soft hyphen, a zero-width space, a direction mark."""
_ALIKE = str.maketrans("асеорхуіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aceopxyijsdhABEZHIKMNOPTYX")


_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs of which nothing is seen."""


def is_visible(text: str) -> bool:
    r"""Return whether anything of a text is seen.

    >>> is_visible("a"), is_visible(" \u200b"), is_visible("\u0301")
    (True, False, False)
    """
    return any(unicodedata.category(one)[0] in "LNPS" and one not in _BLANK for one in text)


def control_character(text: str) -> str | None:
    r"""Return the name of the first control character in a text, None if there is none.

    >>> control_character("The \\alpha exam"), control_character("The \alpha exam")
    (None, 'the control character U+0007')
    """
    character = _CONTROL.search(text)
    return f"the control character U+{ord(character[0]):04X}" if character else None


def invisible_character(text: str) -> str | None:
    r"""Return the name of the first invisible or space-like character, None if there is none.

    >>> invisible_character("step size"), invisible_character("step\xa0size")
    (None, 'a no-break space (U+00A0)')
    """
    character = next(
        (character for character in _INVISIBLE.findall(text) if character != "\n"), None
    )
    return f"a {character_name(character)}" if character else None


def character_name(character: str) -> str:
    r"""Return the name of a character with its number: `zero width space (U+200B)`."""
    name = {"\t": "tab", "\ufeff": "byte order mark", "\xad": "soft hyphen"}.get(character)
    name = name or unicodedata.name(character, "control character").lower().replace(
        "no-break", "no-break"
    )
    return f"{name} (U+{ord(character):04X})"


def visible(text: str) -> str:
    r"""Return a text with invisible characters written as their code points.

    >>> visible("step\u200bsize")
    'step<U+200B>size'
    """
    return _INVISIBLE.sub(lambda character: f"<U+{ord(character[0]):04X}>", text)


def without_invisible(text: str) -> str:
    """Return a text without invisible characters and with Latin letters for their lookalikes."""
    return unicodedata.normalize("NFKC", _INVISIBLE.sub(" ", IGNORED.sub("", text))).translate(
        _ALIKE
    )
