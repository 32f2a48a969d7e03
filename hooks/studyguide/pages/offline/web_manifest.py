"""The web app manifest, by which a browser installs a course: https://www.w3.org/TR/appmanifest/."""

from __future__ import annotations

import json

from studyguide.addresses import uris
from studyguide.addresses.site_map import Overview
from studyguide.addresses.uris import address_of
from studyguide.languages.cldr import direction_of
from studyguide.pages.alternates import prefix_of
from studyguide.pages.assets.app_icons import AppIcon
from studyguide.pages.assets.colours import SCHEMES
from studyguide.pages.html.view import PageView
from studyguide.pages.page import File
from studyguide.pages.site import Site
from studyguide.pages.titles import title_of

MANIFEST = "manifest.webmanifest"
_LONGEST = 12
"""In characters: what phones show below an icon."""


def web_manifest(site: Site, icons: tuple[AppIcon, ...]) -> File:
    """Return the manifest of a site with its icons; its addresses are relative to itself."""
    title = title_of(site.guide, site.language, Overview("home"))
    shortcuts = {site.words["flashcards"]: uris.FLASHCARDS, site.words["self_check"]: uris.QUIZZES}
    ground = SCHEMES[0].ground
    facts = {
        "id": "./",
        "name": title,
        "short_name": _short(title),
        "description": PageView(site, "").first_words(site.guide.course.description),
        "lang": site.language,
        "dir": direction_of(site.language),
        "start_url": "./",
        "scope": "../" if prefix_of(site.guide, site.language) else "./",
        "display": "standalone",
        "display_override": ["minimal-ui"],
        "background_color": ground,
        "theme_color": ground,
        "icons": [_icon(icon) for icon in icons],
        "shortcuts": [{"name": name, "url": address_of(uri)} for name, uri in shortcuts.items()],
    }
    return File(MANIFEST, json.dumps(facts, ensure_ascii=False, indent=1).encode())


def _icon(icon: AppIcon) -> dict[str, str]:
    purpose = "maskable" if icon.maskable else "any"
    size = f"{icon.size}x{icon.size}"
    return {"src": icon.uri, "sizes": size, "type": "image/png", "purpose": purpose}


def _short(title: str) -> str:
    """Return as many words of a title as fit below an icon, or its beginning."""
    words = title.split()
    for count in range(len(words), 0, -1):
        if len(short := " ".join(words[:count])) <= _LONGEST:
            return short
    return title[:_LONGEST]
