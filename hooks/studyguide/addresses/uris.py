"""Uris of pages and files, paths in MkDocs (`weeks/3/index.md`), and the addresses of browsers."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from urllib.parse import quote, unquote

from studyguide.model.course import Week
from studyguide.model.file_names import composed
from studyguide.model.guide import Guide, Lesson

_PLAIN = "/!$&'()*+,;=:@~"
"""Characters allowed unescaped in the path of an address, besides letters and digits."""
HOME = "index.md"
WEEKS = "weeks/index.md"
GLOSSARY = "glossary/index.md"
QUIZZES = "quiz/index.md"
MAP = "map.md"
EXAM = "quiz/exam.md"
FLASHCARDS = "flashcards.md"
PROGRESS = "progress.md"
DECKS = "decks/index.md"
OFFLINE = "offline.md"
FORMULAS = "formulas.md"


def week_uri(week: Week) -> str:
    """Return the uri of a week's page."""
    return f"weeks/{week.number}/index.md"


def quiz_uri(week_number: int) -> str:
    """Return the uri of a week's self-check."""
    return f"quiz/week-{week_number}.md"


def quiz_terms_uri(week_number: int) -> str:
    """Return the uri of the questions generated from a week's terms."""
    return f"quiz/week-{week_number}-terms.md"


def lesson_uri(lesson: Lesson) -> str:
    """Return the uri of a lesson."""
    return lesson_uri_of(lesson.slug)


def lesson_uri_of(slug: str) -> str:
    """Return the uri of the lesson with a slug."""
    return f"lessons/{slug}.md"


def term_uri(term_id: str) -> str:
    """Return the uri of a term's page."""
    return f"glossary/{term_id}.md"


def page_in_docs(path: str, languages: tuple[str, ...]) -> tuple[str, str]:
    """Return the uri of a page of `docs/` and its language, empty if it is for all.

    >>> page_in_docs("about.nb.md", ("en", "nb"))
    ('about.md', 'nb')
    """
    stem, _, language = path.removesuffix(".md").rpartition(".")
    return (f"{stem}.md", language) if language in languages and stem else (path, "")


def lesson_file_uri(lesson: Lesson, file: str, *, slug: str = "") -> str:
    """Return the uri of a picture or file of a lesson; `slug` is a former one."""
    return f"lessons/{slug or lesson.slug}/{composed(file)}"


def lesson_file_address(lesson: Lesson, file: str) -> str:
    """Return the same as a percent-encoded address: `figures/my%20picture.png`."""
    return quote(lesson_file_uri(lesson, file), safe=_PLAIN)


def deck_uri(name: str) -> str:
    """Return the uri of a deck."""
    return f"decks/{name}"


def booklet_uri(stem: str) -> str:
    """Return the uri of a booklet."""
    return f"pdf/{stem}.pdf"


def ebook_uri(week_number: int | None) -> str:
    """Return the uri of the e-book of a week, of the whole guide without a number."""
    return "epub/guide.epub" if week_number is None else f"epub/week-{week_number:02}.epub"


def text_uri(name: str) -> str:
    """Return the uri of a week as one text."""
    return f"guide/{name}"


def address_of(uri: str) -> str:
    """Return the address of a page: `weeks/3/`, empty for the home page."""
    folder, _, name = uri.removesuffix(".md").rpartition("/")
    parts = (folder, "" if name == "index" else name)
    return "".join(f"{part}/" for part in parts if part)


def relative_address(target: str, base: str) -> str:
    """Return the address of a page or file relative to the page `base`; both are uris.

    >>> relative_address("glossary/relu.md#where", "weeks/3/index.md")
    '../../glossary/relu/#where'
    """
    uri, hash_, anchor = target.partition("#")
    if uri == base and anchor:
        return f"#{anchor}"
    is_page = uri.endswith(".md")
    path = _path(address_of(uri) if is_page else uri, address_of(base))
    return (f"{path}/" if is_page else path) + hash_ + anchor


def relative_file(target: str, base: str) -> str:
    """Return the address of a file of any suffix, relative to the page `base`."""
    return _path(target, address_of(base))


@lru_cache(maxsize=2**16)
def _path(uri: str, folder: str) -> str:
    return posixpath.relpath(uri or ".", folder or ".")


def lesson_at(guide: Guide, lesson: Lesson, path: str) -> tuple[Lesson, str] | None:
    """Return the lesson and language that `../02-first-networks/lesson.en.md` names, or None."""
    parts = posixpath.normpath(f"{lesson.folder}/{unquote(path)}").split("/")
    if len(parts) != 2:
        return None
    folder, file = parts
    for candidate in guide.lessons:
        for language in guide.course.languages:
            if candidate.folder == folder and file == f"lesson.{language}.md":
                return candidate, language
    return None
