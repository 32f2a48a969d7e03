"""Where things are: the labels of pictures in a booklet, and web addresses as paper tells them."""

from __future__ import annotations

from studyguide.pages.booklets.marks import quoted


def label_of(picture: str) -> str:
    """Return the Typst label of a picture of a lesson by the name of its file."""
    return f"label({quoted(picture)})"


def address_on_paper(href: str, text: str) -> str:
    """Return what a reader on paper types to follow a link, empty if its text tells it."""
    bare = href.partition("//")[2].removeprefix("www.").rstrip("/")
    return "" if bare.partition("#")[0] in text else bare
