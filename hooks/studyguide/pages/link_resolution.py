"""Resolves addresses in authored texts to pages and files."""

from __future__ import annotations

from pathlib import Path

from studyguide.addresses.lesson_files import find_figure, find_file
from studyguide.addresses.uris import lesson_at, lesson_file_address, lesson_uri
from studyguide.model.guide import Guide, Lesson
from studyguide.pages.assets.rasters import published_name
from studyguide.text.parsing.media import is_picture
from studyguide.text.parsing.url_schemes import is_web


def file_address(lesson: Lesson | None, languages: tuple[str, ...], href: str) -> str:
    """Return the address of a lesson's file or picture that an address means, else an empty string.

    It is relative to the root of the site, and includes the anchor: `files/slides.pdf#page=3`.
    """
    path, hash_, anchor = href.partition("#")
    file = _file(lesson, languages, path) if lesson and path and not is_web(href) else None
    if lesson is None or file is None:
        return ""
    shown = is_picture(file.name)
    name = published_name(lesson, file) if shown else _name(lesson, file)
    return lesson_file_address(lesson, name) + hash_ + anchor


def _name(lesson: Lesson, file: Path) -> str:
    return file.relative_to(lesson.folder_path).as_posix()


def _file(lesson: Lesson, languages: tuple[str, ...], path: str) -> Path | None:
    if file := find_file(lesson.folder_path, path):
        return file
    return find_figure(lesson.folder_path, path, languages) if is_picture(path) else None


def page_uri_in(guide: Guide, lesson: Lesson | None, href: str) -> str:
    """Return the uri of the page that an address in a lesson's text leads to, with its anchor.

    Empty for an address that is not changed: on the web, or of a heading of the same page. In texts
    that belong to no lesson, addresses are uris.
    """
    path, hash_, anchor = href.partition("#")
    if not path or is_web(href):
        return ""
    if lesson is None:
        return href
    target = lesson_at(guide, lesson, path)
    assert target is not None, "the address was checked when the guide was read"
    return lesson_uri(target[0]) + hash_ + anchor
