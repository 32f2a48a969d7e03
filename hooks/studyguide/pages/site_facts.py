"""Facts about a course for the site's footer, booklets and decks: licence, contact, repository."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from studyguide.languages.wording import Wording
from studyguide.model.course import Course
from studyguide.model.repository import Repository
from studyguide.text.markup import markup

_CREATIVE_COMMONS: Final = re.compile(r"CC[- ](BY(?:-NC)?(?:-SA|-ND)?)[- ](\d\.\d)")
_OTHERS: Final = {
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "MIT": ("MIT", "https://spdx.org/licenses/MIT.html"),
    "Apache-2.0": ("Apache 2.0", "https://spdx.org/licenses/Apache-2.0.html"),
    "GFDL-1.3-or-later": ("GFDL 1.3", "https://spdx.org/licenses/GFDL-1.3-or-later.html"),
    "GPL-3.0-or-later": ("GPL 3.0", "https://spdx.org/licenses/GPL-3.0-or-later.html"),
}
_MAIL: Final = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of a course."""

    name: str
    """Its usual name, `CC BY 4.0`, or the author's own words."""
    url: str = ""
    """The address of its text, empty if unknown."""


def licence_of(course: Course, languages: tuple[str, ...]) -> Licence | None:
    """Return the licence of a course, from an SPDX identifier or words; None if it has none."""
    if course.licence is None:
        return None
    text = course.licence.localized(languages).markdown.strip()
    if match := _CREATIVE_COMMONS.fullmatch(text):
        kind, version = match.groups()
        address = f"https://creativecommons.org/licenses/{kind.lower()}/{version}/"
        return Licence(f"CC {kind} {version}", address)
    return Licence(*_OTHERS.get(text, (text, "")))


def licence_line(course: Course, languages: tuple[str, ...], words: Wording) -> str:
    """Return a sentence with the licence and its address as text, empty if there is none."""
    if (licence := licence_of(course, languages)) is None:
        return ""
    named = words("licence", name=licence.name)
    return f"{named} ({licence.url})" if licence.url else named


def footer(course: Course, languages: tuple[str, ...], words: Wording) -> Markup:
    """Return the licence and the contact for the footer of every page."""
    parts = []
    if licence := licence_of(course, languages):
        before, _, after = words("licence", name="\0").partition("\0")
        link = markup('<a href="{}" rel="license">{}</a>', licence.url, licence.name)
        parts.append(markup("{}{}{}", before, link if licence.url else licence.name, after))
    if course.contact:
        parts.append(markup("{}{} {}", words["contact"], words["colon"], _contact(course.contact)))
    return Markup(" · ").join(parts)


def _contact(text: str) -> Markup:
    if mail := mail_of(text):
        name = text.partition("<")[0].strip() or text
        return markup('<a href="mailto:{}">{}</a>', mail, name)
    if text.startswith(("https://", "http://")):
        return markup('<a href="{}">{}</a>', text, text.partition("//")[2].rstrip("/"))
    return escape(text)


def mail_of(contact: str | None) -> str:
    """Return the address in a contact such as `Kari <kari@example.org>`, empty if it has none."""
    match = _MAIL.search(contact or "")
    return match[0] if match else ""


def repository_of(course: Course, otherwise: str = "") -> Repository | None:
    """Return the repository of a course, or that at the address `otherwise`, or None."""
    return Repository.of(course.repository or otherwise)
