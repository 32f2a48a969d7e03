"""The social card: the picture that programs show beside a link to the site, with its title.

Typst, which prints the booklets, draws it with its own fonts, without system programs and requests.
It is cached like booklets.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import typst

from studyguide.model.digest import digest
from studyguide.model.result_cache import ResultCache
from studyguide.pages.assets.colours import SCHEMES, accents
from studyguide.pages.assets.course_files import SOCIAL_CARD
from studyguide.pages.booklets.typst_syntax import language_tag, quoted
from studyguide.pages.html.view import PageView
from studyguide.pages.page import File
from studyguide.pages.site import Site

CACHE = Path(".cache/cards")
"""The cache of social cards in a project."""
SIZE: Final = (1200, 630)
"""In pixels: the size that readers of the Open Graph protocol show uncropped."""
ACCENT: Final = "#0c5f62"
"""The accent of a course that says none."""
_LONGEST: Final = 200
_TEMPLATE: Final = """\
#set page(width: WIDTHpt, height: HEIGHTpt, margin: (x: 80pt, y: 70pt), fill: rgb("GROUND"))
#set document(title: TITLE)
#set text(lang: LANGUAGE, fill: rgb("#1c2430"), hyphenate: false)
#set par(leading: 0.5em)
#place(top + left, dx: -80pt, dy: -70pt, rect(width: WIDTHpt, height: 18pt, fill: rgb("ACCENT")))
#v(1fr)
#block(text(size: TITLE_SIZEpt, weight: "bold", fill: rgb("ACCENT"), TITLE))
#v(24pt)
#block(text(size: 32pt, DESCRIPTION))
#v(2fr)
#text(size: 24pt, fill: rgb("#525d6b"), ADDRESS)
"""


def social_card(site: Site, store: ResultCache) -> bytes | None:
    """Return the picture as PNG, reproducible for the same words, or None.

    None if the course disables it, if the site's address is unknown, since the picture needs an
    absolute address, or if the fonts lack a character.
    """
    if not site.guide.course.social_card or not site.release.address:
        return None
    source = card_source(site)
    key = digest("card", source, version("typst"))
    if kept := store.get(key):
        return kept
    drawn = _drawn(source)
    if drawn is not None:
        store.put(key, drawn)
    return drawn


def card_file(site: Site, root: Path) -> File | None:
    """Return the picture as a file of a project's site, None if there is none."""
    drawn = social_card(site, ResultCache(root / CACHE))
    return File(SOCIAL_CARD, drawn) if drawn else None


def card_source(site: Site) -> str:
    """Return the picture's Typst source."""
    course, page = site.guide.course, PageView(site, "")
    title = course.title.localized(site.languages).markdown
    light = SCHEMES[0]
    values = {
        "WIDTH": str(SIZE[0]),
        "HEIGHT": str(SIZE[1]),
        "GROUND": light.ground,
        "ACCENT": accents(course.colour or ACCENT, light)["accent"],
        "LANGUAGE": language_tag(site.language),
        "TITLE_SIZE": str(_title_size(title)),
        "TITLE": quoted(title),
        "DESCRIPTION": quoted(_shortened(page.first_words(course.description))),
        "ADDRESS": quoted(_short_address(site.release.address)),
    }
    source = _TEMPLATE
    # longer names first: TITLE is a prefix of TITLE_SIZE
    for name in sorted(values, key=len, reverse=True):
        source = source.replace(name, values[name])
    return source


def _title_size(title: str) -> int:
    longest = {30: 92, 60: 72, 100: 56}
    return next((size for letters, size in longest.items() if len(title) <= letters), 44)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rpartition(' ')[0]} …"


def _short_address(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/")


def _drawn(source: str) -> bytes | None:
    compiler = typst.Compiler(ignore_system_fonts=True)
    files: Any = {"main.typ": source.encode()}  # the library's types allow only one file
    try:
        # only PDF/UA refuses characters that no font has; a picture would show an empty box
        compiler.compile(input=files, format="pdf", pdf_standards=["ua-1"])
        picture, warnings = compiler.compile_with_warnings(input=files, format="png", ppi=72)
    except typst.TypstError:
        return None
    return picture if isinstance(picture, bytes) and not warnings else None
