"""Addresses of a page in the other languages."""

from __future__ import annotations

from dataclasses import dataclass

from studyguide.languages.wording import wording_of
from studyguide.model.guide import Guide


@dataclass(frozen=True, slots=True)
class Alternate:
    """A page in one of the site's languages, including its own."""

    language: str
    name: str
    """The language's name in itself: `Norsk`."""
    href: str
    """Relative to the page."""
    url: str
    """Absolute; empty if the site's address is unknown."""
    here: bool


def prefix_of(guide: Guide, language: str) -> str:
    """Return the folder of a language's site: empty for the first, else `nb/`."""
    return "" if language == guide.course.languages[0] else f"{language}/"


def address_in_language(guide: Guide, language: str, target: str, address: str) -> str:
    """Return the address of a page in another language, relative to the page."""
    up = (prefix_of(guide, language) + address).count("/")
    return "../" * up + prefix_of(guide, target) + address or "./"


def alternates(guide: Guide, language: str, address: str, site_url: str) -> tuple[Alternate, ...]:
    """Return the page at `address` in every language of the course.

    `site_url` is the address of this language's site in MkDocs' settings.
    """
    root = site_url.removesuffix(prefix_of(guide, language))
    return tuple(
        Alternate(
            language=code,
            name=wording_of(guide, code)["language"],
            href=address_in_language(guide, language, code, address),
            url=f"{root}{prefix_of(guide, code)}{address}" if site_url else "",
            here=code == language,
        )
        for code in guide.course.languages
    )
