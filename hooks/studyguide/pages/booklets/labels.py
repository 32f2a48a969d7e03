"""Labels of pictures in a booklet, and web addresses as printed on paper."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, unquote

from studyguide.model.guide import Lesson
from studyguide.pages.assets.rasters import published_name
from studyguide.pages.booklets.typst_syntax import quoted

_SCHEME = re.compile(r"(?:https?://(?:www\.)?|mailto:|tel:)", re.IGNORECASE)
_RESERVED = "/?#[]@!$&'()*+,;=:~"


def picture_name(lesson: Lesson, path: Path) -> str:
    """Return the name of a picture of a lesson in a booklet."""
    return f"{lesson.folder}/{published_name(lesson, path, 'paper')}"


def label_of(name: str) -> str:
    """Return a Typst label for a name: that of a picture, or `s-` and the address in a lesson."""
    return f"label({quoted(name)})"


def address_on_paper(href: str, text: str) -> str:
    """Return the address that a reader types to follow a link, empty if it is the link's text.

    >>> address_on_paper("https://www.example.org/a%C3%A6/", "here")
    'example.org/aæ'
    """
    bare = _readable(_SCHEME.sub("", href, count=1)).rstrip("/")
    return "" if bare.partition("#")[0] in text else bare


def _readable(address: str) -> str:
    """Return an address with decoded letters, if typing it leads to the same place."""
    unquoted = unquote(address)
    same = quote(unquoted, safe=_RESERVED) == address
    return unquoted if same and unquoted.isprintable() and " " not in unquoted else address
