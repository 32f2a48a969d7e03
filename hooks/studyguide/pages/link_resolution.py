"""Addresses that authors write in texts → the pages and files that they mean."""

from __future__ import annotations

from studyguide.linking.figures import find_file
from studyguide.linking.uris import asset_uri, lesson_at, lesson_uri
from studyguide.model.guide import Guide, Lesson
from studyguide.text.url_schemes import is_web


def address_in(guide: Guide, lesson: Lesson | None, href: str) -> str:
    """Return the uri of what an address in a lesson's text leads to, with its anchor.

    Empty for an address that stays as it is: of the web, or of a heading of the same page. In a
    hand-written page, which belongs to no lesson, addresses are uris.
    """
    path, hash_, anchor = href.partition("#")
    if not path or is_web(href):
        return ""
    if lesson is None:
        return href
    if find_file(lesson.folder_path, path):
        return asset_uri(lesson, path)
    target = lesson_at(guide, lesson, path)
    assert target is not None, "the address was checked when the guide was read"
    return lesson_uri(target[0]) + hash_ + anchor
