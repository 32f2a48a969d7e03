"""Checks of addresses in authored links and pictures: whether file and heading exist."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from studyguide.addresses.lesson_files import FILES, files_of, find_figure, find_file, pictures_of
from studyguide.addresses.site_map import page_entries
from studyguide.addresses.uris import lesson_at
from studyguide.model.article import Article
from studyguide.model.file_names import composed
from studyguide.model.guide import Guide, Lesson
from studyguide.model.problems import did_you_mean
from studyguide.text.parsing.media import format_fault, is_picture
from studyguide.text.parsing.url_schemes import is_web

_QUOTED = re.compile("[\"'“”„‘’«»]")
AddressCheck = Callable[[str], str | None]
"""Returns the fault of an address, or None."""


def no_fault(_: str) -> None:
    """Accept any address: nothing is asked of other sites."""


def address_check(
    guide: Guide, lesson: Lesson | None, article: Article | None, web: AddressCheck = no_fault
) -> AddressCheck:
    """Return the check for texts of an article, a lesson (without article) or the course.

    `web` checks the addresses outside of the site.
    """
    languages = (article.language,) if article else guide.course.languages

    def fault(address: str) -> str | None:
        if is_web(address):
            return web(address)
        path, _, anchor = address.partition("#")
        path = unquote(path)
        if is_picture(path) and not path.startswith(f"{FILES}/"):
            return figure_fault(lesson, path, languages)
        if not address:
            return "the link has no address. Write '[text](address)'"
        if not path:
            return _anchor_fault(article, anchor)
        if lesson is not None and path.startswith(f"{FILES}/"):
            return _file_fault(lesson, path)
        if lesson is not None:
            return _lesson_fault(guide, lesson, path, anchor)
        return _page_fault(guide, path)

    return fault


def figure_fault(lesson: Lesson | None, file: str, languages: tuple[str, ...]) -> str | None:
    """Return the fault of a picture's file name, or None."""
    if message := format_fault(file):
        return message
    if lesson is None:
        return f"the picture '{file}' is not in a lesson's folder. Pictures belong to lessons"
    if "\\" in file:
        return f"a '\\' in '{file}'. Write '{file.replace(chr(92), '/')}'"
    if file.startswith("/"):
        return f"the picture '{file}' begins with '/'. Write it as 'figures/…'"
    if file.startswith("../"):
        return f"the picture '{file}' is not in this lesson's folder. Put a copy of it there"
    if find_figure(lesson.folder_path, file, languages) is None:
        folder = lesson.folder_path
        paths = (path.relative_to(folder).as_posix() for path in pictures_of(folder))
        names = map(composed, paths)
        return f"no picture '{file}'.{did_you_mean(file, names) or ' Draw it, or mend the name'}"
    return None


def _file_fault(lesson: Lesson, file: str) -> str | None:
    if find_file(lesson.folder_path, file):
        return None
    folder, named = lesson.folder_path, unquote(file)
    names = (composed(path.relative_to(folder).as_posix()) for path in files_of(folder))
    return f"no file '{named}'.{did_you_mean(named, names) or ' Put it there, or mend the name'}"


def _lesson_fault(guide: Guide, lesson: Lesson, path: str, anchor: str) -> str | None:
    target = lesson_at(guide, lesson, path)
    if target is None and (drafts := guide.hidden.lessons.intersection(path.split("/"))):
        return f"the lesson '{min(drafts)}' is a draft. Publish it, or remove the link"
    if target is None and (message := _meant_file_fault(unquote(path))):
        return message
    if target is None:
        paths = [
            f"../{candidate.folder}/lesson.{guide.course.languages[0]}.md"
            for candidate in guide.lessons
        ]
        guess = did_you_mean(path, paths) or " Name a lesson's file: '../01-first/lesson.en.md'"
        return f"no lesson at '{path}'.{guess}"
    linked_lesson, language = target
    article = linked_lesson.articles.get(language) or linked_lesson.article(guide.course.languages)
    return _anchor_fault(article, anchor) if anchor else None


def _meant_file_fault(path: str) -> str | None:
    """Return the fault of an address that was meant as a file or web address, or None."""
    if "\\" in path:
        return f"a '\\' in '{path}'. Write '{path.replace(chr(92), '/')}'"
    if path.lower().startswith("www."):
        return f"no 'https://' in the address '{path}'. Write 'https://{path}'"
    if _QUOTED.match(path):
        return f"quotation marks in the address '{path}'. Remove them"
    if path.startswith("/"):
        return f"the address '{path}' begins with '/'. Write where it is from the lesson: 'files/…'"
    return None


def _anchor_fault(article: Article | None, anchor: str) -> str | None:
    ids = {heading.id for heading in article.headings} if article else set()
    ids |= {*article.figures} if article else set()
    if anchor in ids or (article and anchor in article.equations):
        return None
    guess = did_you_mean(anchor, ids) or " Use the id of a heading"
    return f"no heading '#{anchor}'.{guess}"


def _page_fault(guide: Guide, path: str) -> str | None:
    uris = [*(entry.uri for entry in page_entries(guide)), *guide.pages]
    if path in uris:
        return None
    return (
        f"no page '{path}'.{did_you_mean(path, uris) or ' Pages are named like glossary/index.md'}"
    )


def figure_fault_of(target: str, article: Article) -> str | None:
    """Return the fault of a reference to a figure, `#fig-loss`, or None."""
    if target.removeprefix("#") in article.figures:
        return None
    guess = did_you_mean(target, (f"#{id_}" for id_ in article.figures))
    hint = guess or " Write '{ #fig-name }' behind the figure, in the same lesson"
    return f"no figure '{target}'.{hint}"
