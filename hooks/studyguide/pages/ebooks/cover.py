"""The cover of a book as a picture, drawn by Typst."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, Final

import typst

from studyguide.model.digest import digest
from studyguide.model.result_cache import ResultCache
from studyguide.pages.assets.colours import SCHEMES, accents
from studyguide.pages.assets.social_card import ACCENT
from studyguide.pages.booklets.typst_syntax import language_tag, quoted
from studyguide.pages.site import Site

_TEMPLATE: Final = """\
#set page(width: 600pt, height: 800pt, margin: (x: 56pt, top: 90pt, bottom: 60pt), fill: {ground})
#set document(title: {title})
#set text(lang: {language}, fill: white, hyphenate: false)
#set par(leading: 0.45em)
#block(text(size: 22pt, {above}))
#v(1fr)
#block(text(size: {size}pt, weight: "bold", {below}))
#v(2fr)
#line(length: 96pt, stroke: 5pt + white)
"""
_RESOLUTION: Final = 144


def cover(site: Site, title: str, above: str, cache: ResultCache) -> bytes:
    """Return the cover as PNG, with smaller words `above` the title, which may be empty.

    It has no words if the fonts lack one of their characters.
    """
    ground = accents(site.guide.course.colour or ACCENT, SCHEMES[0])["accent"]
    drawn = _kept(_source(site, ground, title, (above, title)), cache)
    return drawn or _kept(_source(site, ground, title, ("", "")), cache)


def _source(site: Site, ground: str, title: str, shown: tuple[str, str]) -> str:
    """Return the source of a picture that shows words above a title, and the title."""
    longest = {24: 64, 48: 52, 90: 42}
    return _TEMPLATE.format(
        ground=f'rgb("{ground}")',
        title=quoted(title),
        language=language_tag(site.language),
        above=quoted(shown[0]),
        below=quoted(shown[1]),
        size=next((size for letters, size in longest.items() if len(title) <= letters), 34),
    )


def _kept(source: str, cache: ResultCache) -> bytes:
    """Return the picture of a source, from the cache if it is there; empty if it has no words."""
    key = digest("cover", source, version("typst"))
    if kept := cache.get(key):
        return kept
    drawn = _drawn(source)
    if drawn:
        cache.put(key, drawn)
    return drawn


def _drawn(source: str) -> bytes:
    compiler = typst.Compiler(ignore_system_fonts=True)
    files: Any = {"main.typ": source.encode()}  # the library's types allow only one file
    try:
        # only PDF/UA refuses characters that no font has; a picture would show an empty box
        compiler.compile(input=files, format="pdf", pdf_standards=["ua-1"])
        picture = compiler.compile(input=files, format="png", ppi=_RESOLUTION)
    except typst.TypstError:
        return b""
    assert isinstance(picture, bytes), "the cover has one page"
    return picture
