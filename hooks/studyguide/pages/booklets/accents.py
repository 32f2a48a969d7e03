"""Accents over and under a base in a formula (hats, arrows, lines, braces): MathML → Typst."""

from __future__ import annotations

_ACCENTS = {
    "^": "\u0302", "ˆ": "\u0302", "\u0302": "\u0302",
    "~": "\u0303", "˜": "\u0303", "\u0303": "\u0303",
    "¯": "\u0304", "˘": "\u0306", "ˇ": "\u030c", "˙": "\u0307", "¨": "\u0308", "⃛": "\u20db",
    "⃜": "\u20dc", "´": "\u0301", "`": "\u0300", "˚": "\u030a", "⃗": "\u20d7",
}  # fmt: skip
_ACCENTS_UNDER = {"~": "\u0330", "˜": "\u0330", "^": "\u032d", "ˆ": "\u032d"}
_ARROWS_OVER = {"→": "\u20d7", "←": "\u20d6", "↔": "\u20e1", "⇀": "\u20d1", "↼": "\u20d0"}
_ARROWS_UNDER = {"→": "\u20ef", "←": "\u20ee", "↔": "\u034d"}
_OVER = {
    "‾": "overline", "_": "overline", "\u0332": "overline", "\u0305": "overline",
    "⏞": "overbrace", "⎴": "overbracket", "⏜": "overparen", "⏠": "overshell",
}  # fmt: skip
_UNDER = {
    "_": "underline", "‾": "underline", "\u0332": "underline",
    "⏟": "underbrace", "⎵": "underbracket", "⏝": "underparen", "⏡": "undershell",
}  # fmt: skip


def accented(base: str, symbol: str, *, over: bool, stretches: bool) -> str | None:
    """Return Typst of a base with an accent over or under it, None if `symbol` is no accent.

    `symbol` is the accent in MathML; `stretches` makes it as wide as its base.
    """
    if function := (_OVER if over else _UNDER).get(symbol):
        return f"{function}({base})"
    if accent := (_ARROWS_OVER if over else _ARROWS_UNDER).get(symbol):
        return f"accent({base}, {_escape(accent)})"
    if not over and (accent := _ACCENTS_UNDER.get(symbol)):
        return f"accent({base}, {_escape(accent)})"
    if over and (accent := _ACCENTS.get(symbol)):
        size = "" if stretches else ", size: #0%"
        return f"accent({base}, {_escape(accent)}{size})"
    return None


def _escape(accent: str) -> str:
    return f"\\u{{{ord(accent):x}}}"
