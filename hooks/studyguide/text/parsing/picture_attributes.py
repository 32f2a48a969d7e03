"""Attributes in braces after a picture: `{ #fig-loss width=300 credit="Photo: Ann Lee" }`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studyguide.model.slugs import SLUG
from studyguide.text.tree.inlines import Break, Inlines, Styled

BRACES = re.compile(r"""\{:?[ ]*((?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[^{}"'\n])*?)[ ]*\}""")
_PART = re.compile(
    rf"""#(?P<id>fig-{SLUG})(?=\s|$)"""
    r"""|width=["']?(?P<width>\d{1,4})(?:px)?["']?(?=\s|$)"""
    r"""|credit=(?:"(?P<credit>(?:\\.|[^"\\])+)"|'(?P<quoted>(?:\\.|[^'\\])+)')(?=\s|$)"""
)
FORM = '{ #fig-name width=300 credit="Photo: Ann Lee" }'


@dataclass(frozen=True, slots=True)
class PictureAttributes:
    """The attributes of a picture."""

    id: str = ""
    width: int | None = None
    credit: str = ""
    """Markdown."""
    wrong: str = ""
    """The part that is no known attribute."""


def picture_attributes(inside: str) -> PictureAttributes:
    """Return the attributes written between braces.

    >>> picture_attributes("#fig-loss width=300")
    PictureAttributes(id='fig-loss', width=300, credit='', wrong='')
    """
    parts = [match.groupdict() for match in _PART.finditer(inside)]
    values = {key: value for part in parts for key, value in part.items() if value}
    credit = values.get("credit") or values.get("quoted", "")
    wrong = " ".join(_PART.sub("", inside).split())
    return PictureAttributes(
        values.get("id", ""),
        int(values["width"]) if "width" in values else None,
        re.sub(r"""\\(["'])""", r"\1", credit),
        wrong or ("" if parts else inside.strip() or "{}"),
    )


def with_credit(caption: Inlines, credit: Inlines) -> Inlines:
    """Return a caption with a credit as its last line."""
    if not credit:
        return caption
    line = credit[0].line
    last = (Styled("credit", credit, line),)
    return (*caption, Break(hard=True, line=line), *last) if caption else last


def without_credit(caption: Inlines) -> tuple[Inlines, Inlines]:
    """Return a caption without its credit, and the credit."""
    match caption:
        case (*words, Break(hard=True), Styled(style="credit") as last):
            return tuple(words), last.content
        case (Styled(style="credit") as last,):
            return (), last.content
        case _:
            return caption, ()
