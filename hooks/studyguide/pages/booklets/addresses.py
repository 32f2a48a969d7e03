"""Where things are: the labels of pictures in a booklet, and web addresses as paper tells them."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from studyguide.pages.booklets.marks import quoted

_SCHEME = re.compile(r"(?:https?://(?:www\.)?|mailto:|tel:)", re.IGNORECASE)
_RESERVED = "/?#[]@!$&'()*+,;=:~"


def label_of(picture: str) -> str:
    """Return the Typst label of a picture of a lesson by the name of its file."""
    return f"label({quoted(picture)})"


def address_on_paper(href: str, text: str) -> str:
    """Return what a reader on paper types to follow a link, empty if its text tells it.

    >>> address_on_paper("https://www.example.org/a%C3%A6/", "here")
    'example.org/aæ'
    """
    bare = _readable(_SCHEME.sub("", href, count=1)).rstrip("/")
    return "" if bare.partition("#")[0] in text else bare


def _readable(address: str) -> str:
    """Return an address with its letters, if who types it comes to the same place."""
    shown = unquote(address)
    same = quote(shown, safe=_RESERVED) == address
    return shown if same and shown.isprintable() and " " not in shown else address
