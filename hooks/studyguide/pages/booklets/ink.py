"""Texts of a guide → Typst: `Ink` writes those of one lesson for one booklet."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from studyguide.linking.figures import find_figure
from studyguide.linking.uris import address_of, lesson_uri, term_uri
from studyguide.model.guide import Lesson, Term
from studyguide.model.text import Text
from studyguide.pages.booklets.body import Setter
from studyguide.pages.booklets.marks import quoted
from studyguide.pages.booklets.speech import Speaker
from studyguide.pages.site import Site
from studyguide.pages.writer import Writer
from studyguide.prose.plain import plain_text

_INSIDE = "print:"
"""What the addresses of the site's own pages begin with until it is known where they lead."""


@dataclass(frozen=True, slots=True)
class PrintWriter(Writer):
    """Writes Markdown whose links and pictures a booklet can take up."""

    def to(self, uri: str) -> str:
        """Return the address of a page, to be made a page number or a web address."""
        return _INSIDE + uri

    def figure(self, file: str, alt: str, caption: str = "") -> str:
        """Return a picture by the name of its file; drawings are not inlined."""
        name = html.escape(self.picture(file))
        text = self.site.html.line(self.markdown(caption)) if caption else ""
        below = f"<figcaption>{text}</figcaption>" if text else ""
        shown = f'<img src="{name}" alt="{html.escape(plain_text(alt))}">'
        return f'<figure class="figure">{shown}{below}</figure>'

    def picture(self, file: str) -> str:
        """Return the name that a picture of the writer's lesson has in a booklet."""
        assert self.lesson is not None, "pictures belong to lessons: `reading.addresses`"
        path = find_figure(self.lesson.folder_path, file, self.site.languages)
        assert path is not None, f"{file} was found when the guide was read"
        return f"{self.lesson.folder}/{path.name}"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is in a booklet, so that a link to it is a link to a page of it."""

    lessons: tuple[Lesson, ...]
    terms: frozenset[str]
    pictures: set[str] = field(default_factory=set)
    """The names of those in the lessons that are set so far: a term leads to them."""

    @classmethod
    def of(cls, lessons: Iterable[Lesson]) -> Scope:
        """Return the scope of a booklet of lessons."""
        found = tuple(lessons)
        return cls(found, frozenset(term.id for lesson in found for term in lesson.terms))


@dataclass(frozen=True, slots=True)
class Ink:
    """Writes the texts of a lesson for a booklet; all of it may raise `UnprintableError`."""

    site: Site
    scope: Scope
    lesson: Lesson | None = None
    level: int = 2
    """The level of a lesson's title."""

    def at(self, lesson: Lesson) -> Ink:
        """Return the ink for the texts of another lesson."""
        return replace(self, lesson=lesson)

    @property
    def writer(self) -> PrintWriter:
        """The writer of the lesson's Markdown."""
        return PrintWriter(self.site, "", self.lesson)

    def block(self, text: Text) -> str:
        """Return paragraphs."""
        return self.markdown(self.writer.block(text))

    def line(self, text: Text) -> str:
        """Return a line."""
        return self.html(self.site.html.line(self.writer.line(text)))

    def words(self, text: Text | None) -> str:
        """Return a string with the words of a text."""
        return quoted(self.writer.words(text)) if text else quoted("")

    def markdown(self, markdown: str) -> str:
        """Return Typst of Markdown that the writer made."""
        return self.html(self.site.html.block(markdown))

    def html(self, html_: str) -> str:
        """Return Typst of HTML."""
        return self.setter.block(html_)

    def article(self) -> str:
        """Return the lesson's text, its headings below its title."""
        assert self.lesson is not None, "an article is a lesson's"
        article = self.lesson.article(self.site.languages)
        html_ = self.site.html.block(self.writer.article(article))
        prefix, pictures = f"s-{self.lesson.slug}-", self.scope.pictures
        return self.setter.of_lesson(self.level - 1, prefix, pictures).block(html_)

    @property
    def setter(self) -> Setter:
        """The setter of the lesson's HTML."""
        spoken = self.site.words.entries["spoken"]
        speaker = Speaker(spoken["words"], spoken["signs"])
        return Setter(speaker, self._target)

    def term_target(self, term: Term) -> str:
        """Return the Typst of what a link to a term leads to."""
        return self._target(_INSIDE + term_uri(term.id))

    def _target(self, href: str) -> str:
        if href.startswith("#"):
            assert self.lesson is not None, "anchors are in lessons"
            return f"<s-{self.lesson.slug}-{href[1:]}>"
        if not href.startswith(_INSIDE):
            return quoted(href)
        uri, hash_, anchor = href.removeprefix(_INSIDE).partition("#")
        return self._inside(uri, anchor) or self.address(uri, hash_ + anchor)

    def _inside(self, uri: str, anchor: str) -> str:
        """Return the label of a place in this booklet, empty if it is not in it."""
        for lesson in self.scope.lessons:
            if uri == lesson_uri(lesson):
                return f"<s-{lesson.slug}{f'-{anchor}' if anchor else ''}>"
        term = uri.removeprefix("glossary/").removesuffix(".md")
        return f"<t-{term}>" if term in self.scope.terms and uri == term_uri(term) else ""

    def address(self, uri: str, anchor: str = "") -> str:
        """Return the web address of a page as a string, empty if the site does not know its own."""
        root = self.site.release.address
        return quoted(root + address_of(uri) + anchor) if root else ""
