"""Every booklet of a site, printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import ceil

from studyguide.linking.figures import PICTURES
from studyguide.linking.uris import HOME, address_of, booklet_uri, week_uri
from studyguide.model.guide import Lesson, Week
from studyguide.model.problems import Problem, Problems
from studyguide.pages.booklets.guide import guide_source
from studyguide.pages.booklets.inputs import inputs_key
from studyguide.pages.booklets.marks import quoted
from studyguide.pages.booklets.press import Faulty, Job, Press, page_count, qr_code
from studyguide.pages.booklets.week import Printed, week_source
from studyguide.pages.site import Site
from studyguide.prose.html import HtmlWriter


@dataclass(frozen=True, slots=True)
class Booklet:
    """A printed booklet."""

    uri: str
    data: bytes
    key: str
    """Under which the press keeps it."""

    @property
    def kilobytes(self) -> int:
        """Its size, rounded up."""
        return ceil(len(self.data) / 1000)

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return page_count(self.data)


@dataclass(frozen=True, slots=True)
class Booklets:
    """The booklets of a site."""

    weeks: Mapping[int, Booklet] = field(default_factory=dict)
    """By the week's number."""
    guide: Booklet | None = None
    """All weeks in one."""

    @property
    def all(self) -> tuple[Booklet, ...]:
        """Every booklet."""
        return (*self.weeks.values(), *([self.guide] if self.guide else []))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of every booklet, in the same order."""
        return tuple(booklet.key for booklet in self.all)


class _RememberingWriter(HtmlWriter):
    """Converts once what is both in a week and in the guide."""

    def __init__(self) -> None:
        super().__init__()
        self._done: dict[str, str] = {}

    def block(self, markdown: str) -> str:
        if markdown not in self._done:
            self._done[markdown] = super().block(markdown)
        return self._done[markdown]


def print_all(site: Site, press: Press) -> tuple[Booklets, Problems]:
    """Return the booklets of a site, or what cannot be printed.

    If nothing that they are made from has changed, they are taken as they were kept.
    """
    key = inputs_key(site)
    if found := _kept(site, press, press.kept(key)):
        return found, ()
    found, problems = _print_all(site, press)
    if not problems:
        press.keep(key, "\n".join(found.keys).encode())
        press.tidy()
    return found, problems


def _kept(site: Site, press: Press, index: bytes | None) -> Booklets | None:
    """Return booklets by the keys of an index: those of the weeks in order, then the guide's."""
    keys = index.decode().split("\n") if index else []
    pdfs = [pdf for key in keys if (pdf := press.kept(key))]
    if not keys or len(pdfs) != len(site.guide.course.weeks) + 1:
        return None
    *weeks, whole = (
        Booklet(booklet_uri(name), pdf, key)
        for name, pdf, key in zip((*_names(site), "guide"), pdfs, keys, strict=True)
    )
    numbers = (week.number for week in site.guide.course.weeks)
    return Booklets(dict(zip(numbers, weeks, strict=True)), whole)


def _names(site: Site) -> tuple[str, ...]:
    return tuple(f"week-{week.number:02}" for week in site.guide.course.weeks)


def _print_all(site: Site, press: Press) -> tuple[Booklets, Problems]:
    printer = Printer(replace(site, html=_RememberingWriter()), press)
    printed = {week.number: printer.week(week) for week in site.guide.course.weeks}
    guide = printer.guide()
    problems = (
        one for found in (*printed.values(), guide) if isinstance(found, tuple) for one in found
    )
    if found := tuple(dict.fromkeys(problems)):
        return Booklets(), found
    weeks = {number: one for number, one in printed.items() if isinstance(one, Booklet)}
    return Booklets(weeks, guide if isinstance(guide, Booklet) else None), ()


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints the booklets of a site."""

    site: Site
    press: Press

    def week(self, week: Week) -> Booklet | Problems:
        """Return the booklet of a week, or what in it cannot be printed."""
        lessons = self.site.guide.lessons_of(week)
        uri = booklet_uri(f"week-{week.number:02}")
        return self._printed(uri, week_source(self.site, week), lessons, week_uri(week))

    def guide(self) -> Booklet | Problems:
        """Return the booklet of the whole course, or what in it cannot be printed."""
        source = guide_source(self.site)
        return self._printed(booklet_uri("guide"), source, self.site.guide.lessons, HOME)

    def _printed(
        self, uri: str, source: Printed, lessons: tuple[Lesson, ...], page: str
    ) -> Booklet | Problems:
        text, problems = source
        if problems:
            return problems
        release = self.site.release
        files = {name: read() for name, read in _pictures(lessons) if quoted(name) in text}
        if release.address:
            files["qr.svg"] = qr_code(release.address + address_of(page))
        job = Job(text, files, release.seconds)
        printed = self.press.pdf(job)
        if isinstance(printed, Faulty):
            return (_problem(self.site, printed, lessons),)
        return Booklet(uri, printed, job.key)


def _pictures(lessons: tuple[Lesson, ...]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the name in a booklet of every picture of the lessons, and what reads it."""
    for lesson in lessons:
        for path in sorted((lesson.folder_path / "figures").glob("*")):
            if path.suffix in PICTURES:
                yield f"{lesson.folder}/{path.name}", path.read_bytes


def _problem(site: Site, fault: Faulty, lessons: tuple[Lesson, ...]) -> Problem:
    """Return the problem that an author has with what the printer refused."""
    if fault.sign:
        message = f"no font on paper has the sign '{fault.sign}'. Write it in words"
        for path, text, first in _sources(site, lessons):
            if fault.sign in text:
                return Problem(path, text.count("\n", 0, text.index(fault.sign)) + first, message)
        return site.guide.course_file.problem((), message)
    message = f"the booklet cannot be printed: {fault.message}. Tell the developers"
    path, _, _ = next(_sources(site, lessons))
    return Problem(path, 1, message)


def _sources(site: Site, lessons: tuple[Lesson, ...]) -> Iterator[tuple[str, str, int]]:
    """Yield the files that a booklet is made from: path, text, and the text's first line."""
    for lesson in lessons:
        article = lesson.article(site.languages)
        yield article.path, article.body, article.body_line
        for file in (lesson.terms_file, lesson.quiz_file):
            yield file.path, file.text, file.first_line
    course = site.guide.course_file
    yield course.path, course.text, course.first_line
