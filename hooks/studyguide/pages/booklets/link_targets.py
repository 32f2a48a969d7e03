"""The contents of a booklet, and the targets of its links: pages of it, or web addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from studyguide.addresses.uris import address_of, lesson_uri, quiz_uri, term_uri
from studyguide.model.guide import Lesson
from studyguide.model.questions import Question
from studyguide.pages.booklets.labels import label_of
from studyguide.pages.booklets.typst_syntax import quoted
from studyguide.pages.link_resolution import file_address, page_uri_in
from studyguide.pages.site import Site
from studyguide.text.parsing.url_schemes import is_web


@dataclass(frozen=True, slots=True)
class BookletContents:
    """The contents of a booklet, which its links may lead to."""

    lessons: tuple[Lesson, ...]
    terms: frozenset[str]
    pictures: set[str] = field(default_factory=set)
    """The names of pictures set so far in lessons, which terms may refer to."""
    asks: bool = True
    """Whether the questions of its lessons are in it."""
    numbering: Iterator[int] = field(default_factory=count)
    """Numbers for texts with footnotes, whose labels must be unique."""

    @classmethod
    def of(cls, lessons: Iterable[Lesson]) -> BookletContents:
        """Return the contents of a booklet of lessons."""
        listed = tuple(lessons)
        return cls(listed, frozenset(term.id for lesson in listed for term in lesson.terms))

    def __contains__(self, lesson: Lesson) -> bool:
        return any(listed.slug == lesson.slug for listed in self.lessons)


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets of links in texts of a lesson, as Typst source; empty if there is none."""

    site: Site
    scope: BookletContents
    lesson: Lesson | None

    def page(self, uri: str, anchor: str = "") -> str:
        """Return the web address of a page or file, empty if the site's is unknown."""
        root = self.site.release.address
        address = address_of(uri) if uri.endswith(".md") else uri
        return quoted(root + address + anchor) if root else ""

    def term(self, term_id: str) -> str:
        """Return the target of a link to a term."""
        is_in_booklet = term_id in self.scope.terms
        return f"<t-{term_id}>" if is_in_booklet else self.page(term_uri(term_id))

    def question(self, lesson: Lesson, question: Question) -> str:
        """Return the target of a link to a question of a lesson."""
        if lesson in self.scope and self.scope.asks:
            return label_of(f"q-{question.id}")
        return self.page(quiz_uri(lesson.week), f"#{question.id}") if lesson.week else ""

    def file(self, href: str) -> str:
        """Return the web address of a link or of a file of the lesson, not as Typst.

        It is empty for pages, and for files if the site's address is unknown.
        """
        if is_web(href):
            return href
        root, file = self.site.release.address, self._file(href)
        return root + file if root and file else ""

    def is_file(self, href: str) -> bool:
        """Return whether an address is that of a file or picture of the lesson."""
        return bool(self._file(href))

    def _file(self, href: str) -> str:
        return file_address(self.lesson, self.site.languages, href)

    def address(self, href: str) -> str:
        """Return the target of an address in a text."""
        if href.startswith("#") and self.lesson:
            return _place(self.lesson, href[1:])
        if self.is_file(href):
            address = self.file(href)
            return quoted(address) if address else ""
        uri, hash_, anchor = page_uri_in(self.site.guide, self.lesson, href).partition("#")
        lesson = next(
            (candidate for candidate in self.scope.lessons if lesson_uri(candidate) == uri), None
        )
        return _place(lesson, anchor) if lesson else self.page(uri, hash_ + anchor)


def _place(lesson: Lesson, anchor: str) -> str:
    """Return the label of a lesson in its booklet, or of a heading in it."""
    return label_of(f"s-{lesson.slug}{f'-{anchor}' if anchor else ''}")
