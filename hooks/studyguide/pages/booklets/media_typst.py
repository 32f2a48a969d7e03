"""Code, pictures, sound and film on paper."""

from __future__ import annotations

from segno import DataOverflowError

from studyguide.pages.booklets.pdf_compiler import qr_code
from studyguide.pages.booklets.typst_syntax import (
    Unprintable,
    UnprintableError,
    array,
    call,
    quoted,
)
from studyguide.text.tree.blocks import CodeBlock, Media
from studyguide.text.tree.inlines import Image, Link
from studyguide.text.tree.plain import plain_words

_KINDS = {"sound": "words.sound", "film": "words.film", "hosted film": "words.film"}


def listing(block: CodeBlock) -> str:
    """Return code with its title, line numbers and highlighted lines."""
    code = quoted(block.code.rstrip("\n"))
    named = {
        "title": quoted(block.title) if block.title else "",
        "first": "" if block.first_number is None else str(block.first_number),
        "marked": array(map(str, block.highlighted)) if block.highlighted else "",
        "lang": quoted(block.language) if block.language else "",
    }
    return call("listing", code, **{key: value for key, value in named.items() if value})


def media_placeholder(media: Media, address: str) -> str:
    """Return the placeholder for sound or film: its title, and its address to type or scan."""
    shown_address = quoted(address or media.source)
    return call("stand-in", _KINDS[media.kind], quoted(media.title), shown_address, _qr(address))


def file_placeholder(link: Link, address: str) -> str:
    """Return the placeholder for a paragraph that is only a link to a file."""
    title = quoted("; ".join(filter(None, (plain_words(link.content), link.title))))
    return call("stand-in", "words.file", title, quoted(address or link.href), _qr(address))


def _qr(address: str) -> str:
    """Return a QR code as Typst bytes, `none` if an address is unknown or too long."""
    try:
        return f"bytes({quoted(qr_code(address).decode())})" if address else "none"
    except DataOverflowError:
        return "none"


def figure(name: str, image: Image, caption: str, *, label: str = "", floats: bool = False) -> str:
    """Return a figure, given the name of its file. Raises `UnprintableError`.

    If it `floats`, it may be moved to the top or the foot of its page or of the next one.
    """
    named = _width(image)
    if label:
        named["label"] = f"label({quoted(label)})"
    if floats:
        named["floats"] = "true"
    below = f"[{caption}]" if caption else "none"
    return call("picture", quoted(name), quoted(_alternative(image)), below, **named)


def picture(name: str, image: Image) -> str:
    """Return an inline picture, given the name of its file. Raises `UnprintableError`."""
    return call("small-picture", quoted(name), quoted(_alternative(image)), **_width(image))


def _alternative(image: Image) -> str:
    if image.alt.strip():
        return image.alt
    message = "a picture without a description, which cannot be printed. Write what it shows"
    raise UnprintableError(Unprintable(message))


def _width(image: Image) -> dict[str, str]:
    return {} if image.width is None else {"width": str(image.width)}
