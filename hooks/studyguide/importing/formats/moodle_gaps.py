"""Gaps in a text of Moodle, `{1:SHORTANSWER:=right~=also~wrong}`, as gaps of ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

_GAP = re.compile(r"\{\d*:[A-Z_]+:(?P<answers>(?:\\.|[^}\\])*)\}")
_PLACE = re.compile("\ue000(\\d+)\ue001")
_TAG = re.compile(r"<[^>]*>")


def with_gaps(html: str, markdown: Callable[[str], str]) -> str:
    """Return a text with gaps of ours, given the function that makes Markdown of HTML.

    Gaps are taken out before, since their `~` and `=` would be escaped there.
    """
    gaps: list[str] = []

    def place(match: re.Match[str]) -> str:
        gaps.append(_gap(unescape(_TAG.sub("", match["answers"]))))
        return f"\ue000{len(gaps) - 1}\ue001"

    text = markdown(_GAP.sub(place, html))
    return _PLACE.sub(lambda match: gaps[int(match[1])], text)


def _gap(answers: str) -> str:
    right = [
        re.sub(r"^(?:%100%|=)|#.*$", "", one)
        for one in re.split(r"(?<!\\)~", answers)
        if one.startswith(("=", "%100%"))
    ]
    return "{{" + "|".join(re.sub(r"\\(.)|:[\d.]+$", r"\1", one) for one in right) + "}}"
