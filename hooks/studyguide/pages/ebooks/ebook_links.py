"""Which chapter of a book a link leads to, or which address on the web."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studyguide.addresses.uris import address_of, lesson_uri, quiz_uri, term_uri
from studyguide.model.guide import Lesson
from studyguide.model.questions import Question
from studyguide.pages.link_resolution import file_address, page_uri_in
from studyguide.pages.site import Site
from studyguide.text.parsing.url_schemes import is_web


def lesson_chapter(lesson: Lesson) -> str:
    """Return the name of a lesson's chapter."""
    return f"lesson-{lesson.slug}.xhtml"


def questions_chapter(week: int) -> str:
    """Return the name of the chapter with the questions of a week."""
    return f"questions-{week}.xhtml"


def answers_chapter(week: int) -> str:
    """Return the name of the chapter with the answers of a week."""
    return f"answers-{week}.xhtml"


@dataclass(frozen=True, slots=True)
class EbookLinks:
    """The links of a book."""

    site: Site
    lessons: tuple[Lesson, ...]
    """The lessons in it."""
    terms: Mapping[str, str]
    """The chapter of each term in it, by id."""

    def web(self, uri: str, anchor: str = "") -> str:
        """Return the web address of a page or file, empty if the site's is unknown."""
        root = self.site.release.address
        address = address_of(uri) if uri.endswith(".md") else uri
        return root + address + anchor if root else ""

    def term(self, term_id: str) -> str:
        """Return the address of a term."""
        chapter = self.terms.get(term_id)
        return f"{chapter}#t-{term_id}" if chapter else self.web(term_uri(term_id))

    def question(self, lesson: Lesson, question: Question) -> str:
        """Return the address of a question of a lesson."""
        if not lesson.week:
            return ""
        if lesson in self.lessons:
            return f"{questions_chapter(lesson.week)}#q-{question.id}"
        return self.web(quiz_uri(lesson.week), f"#{question.id}")

    def address(self, lesson: Lesson | None, href: str) -> str:
        """Return where a link in a text of a lesson leads, empty if that is unknown."""
        if href.startswith("#") and lesson:
            return lesson_chapter(lesson) + href
        if is_web(href):
            return href
        if file := file_address(lesson, self.site.languages, href):
            return self.web(file)
        uri, hash_, anchor = page_uri_in(self.site.guide, lesson, href).partition("#")
        target = next((one for one in self.lessons if lesson_uri(one) == uri), None)
        if target:
            return lesson_chapter(target) + hash_ + anchor
        return self.web(uri, hash_ + anchor)
