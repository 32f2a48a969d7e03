"""Signs that are not seen, or taken for others: what they are called in messages."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\xa0\xad\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)
IGNORED = re.compile(r"[\xad\u200b\u200e\u200f\u2060\ufeff]")
"""What is nothing between two letters: a soft hyphen, a zero-width space, a mark of direction."""
_ALIKE = str.maketrans("асеорхуіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aceopxyijsdhABEZHIKMNOPTYX")


def control_sign(text: str) -> str | None:
    r"""Return the name of the first control character in a text, None if there is none.

    >>> control_sign("The \\alpha exam"), control_sign("The \alpha exam")
    (None, 'the control character U+0007')
    """
    sign = _CONTROL.search(text)
    return f"the control character U+{ord(sign[0]):04X}" if sign else None


def unseen_sign(text: str) -> str | None:
    r"""Return the name of the first sign in a text that looks like a space or nothing.

    >>> unseen_sign("step size"), unseen_sign("step\xa0size")
    (None, 'a no-break space (U+00A0)')
    """
    sign = next((sign for sign in _UNSEEN.findall(text) if sign != "\n"), None)
    return f"a {sign_name(sign)}" if sign else None


def sign_name(sign: str) -> str:
    r"""Return the name of a sign with its number: `zero width space (U+200B)`."""
    name = {"\t": "tab", "\ufeff": "byte order mark", "\xad": "soft hyphen"}.get(sign)
    name = name or unicodedata.name(sign, "control character").lower().replace(
        "no-break", "no-break"
    )
    return f"{name} (U+{ord(sign):04X})"


def visible(text: str) -> str:
    r"""Return a text in which signs that are not seen are written as numbers.

    >>> visible("step\u200bsize")
    'step<U+200B>size'
    """
    return _UNSEEN.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", text)


def without_unseen(text: str) -> str:
    """Return a text as it was meant: without unseen signs, and in Latin letters where alike."""
    return unicodedata.normalize("NFKC", _UNSEEN.sub(" ", IGNORED.sub("", text))).translate(_ALIKE)
