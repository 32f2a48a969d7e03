"""Prints all booklets of a site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from studyguide.addresses.lesson_files import pictures_of
from studyguide.addresses.uris import HOME, address_of, booklet_uri, week_uri
from studyguide.model.course import Week
from studyguide.model.guide import Lesson
from studyguide.model.problems import Problem, Problems
from studyguide.pages.assets.rasters import published
from studyguide.pages.booklets.booklet import Booklet, Booklets
from studyguide.pages.booklets.cache_keys import inputs_key, week_key
from studyguide.pages.booklets.guide_booklet import guide_source, source_outside_weeks
from studyguide.pages.booklets.labels import picture_name
from studyguide.pages.booklets.layouts import BookletLayout, layouts, settings
from studyguide.pages.booklets.pdf_compiler import CompileError, Job, PdfCompiler, qr_code
from studyguide.pages.booklets.print_problems import WITHOUT, character_problems, wide_problem
from studyguide.pages.booklets.typst_syntax import quoted
from studyguide.pages.booklets.week_booklet import TypstSource, together, week_parts
from studyguide.pages.site import Site
from studyguide.text.parsing.media import is_picture


def print_all(site: Site, compiler: PdfCompiler) -> tuple[Booklets, Problems]:
    """Return the booklets of a site, or the problems in printing them.

    If none of their inputs has changed, they come from the cache.
    """
    key = inputs_key(site)
    if result := _cached_booklets(site, compiler, compiler.cache.get(key)):
        return result, ()
    result, problems = _print_all(site, compiler)
    if not problems:
        compiler.cache.put(key, "\n".join(result.keys).encode())
        compiler.cache.remove_old()
    return result, problems


def booklet_at(site: Site, uri: str, compiler: PdfCompiler) -> Booklet | Problems | None:
    """Return the booklet at a uri, or the problems in printing it; None if there is none."""
    builder = BookletBuilder(site, compiler)
    if uri == booklet_uri("guide"):
        return builder.guide()
    by_uri = {_uri(week, layout): (week, layout) for week, layout in _booklets_to_print(site)}
    week, layout = by_uri.get(uri, (None, None))
    return builder.week(week, layout, week_parts(site, week)) if week and layout else None


def unprintable(site: Site, compiler: PdfCompiler) -> Problems:
    """Return the problems in printing the weeks and the parts of the guide booklet outside of them.

    Results are cached: an unchanged booklet is not tried again.
    """
    builder = BookletBuilder(site, compiler)
    results = [_week_problems(builder, week) for week in site.guide.course.weeks]
    results.append(_check(compiler, inputs_key(site), builder.parts_outside_weeks))
    return tuple(dict.fromkeys(problem for problems in results for problem in problems))


def _week_problems(builder: BookletBuilder, week: Week) -> Problems:
    site = builder.site
    layout, *_ = layouts(site.guide.course.booklets)

    def make() -> Booklet | Problems:
        return builder.week(week, layout, week_parts(site, week))

    return _check(builder.compiler, week_key(site, week), make)


def _check(compiler: PdfCompiler, inputs: str, make: Callable[[], Booklet | Problems]) -> Problems:
    """Return the problems in printing, none if the inputs are cached as printable."""
    key = f"{inputs}-printable"
    if compiler.cache.get(key):
        return ()
    problems = _problems((make(),))
    if not problems:
        compiler.cache.put(key, b"printable")
    return problems


def _cached_booklets(site: Site, compiler: PdfCompiler, index: bytes | None) -> Booklets | None:
    """Return the cached booklets for an index of keys: the weeks' in order, then the guide's."""
    keys = index.decode().split("\n") if index else []
    pdfs = [pdf for key in keys if (pdf := compiler.cache.get(key))]
    listed = _booklets_to_print(site)
    if not keys or len(pdfs) != len(listed) + 1:
        return None
    *weeks, pdf = pdfs
    booklets = [
        Booklet(_uri(week, layout), pdf, key, layout.name)
        for (week, layout), pdf, key in zip(listed, weeks, keys, strict=False)
    ]
    return Booklets(_by_week(listed, booklets), Booklet(booklet_uri("guide"), pdf, keys[-1]))


BookletList = Sequence[tuple[Week, BookletLayout]]


def _booklets_to_print(site: Site) -> BookletList:
    """Return the weeks and layouts to print, in order."""
    formats = layouts(site.guide.course.booklets)
    return [(week, layout) for week in site.guide.course.weeks for layout in formats]


def _uri(week: Week, layout: BookletLayout) -> str:
    return booklet_uri(layout.stem(f"week-{week.number:02}"))


def _by_week(listed: BookletList, booklets: Sequence[Booklet]) -> dict[int, tuple[Booklet, ...]]:
    """Return booklets by the number of their week; `listed` are the weeks and layouts."""
    weeks: dict[int, tuple[Booklet, ...]] = {}
    for (week, _), booklet in zip(listed, booklets, strict=True):
        weeks[week.number] = (*weeks.get(week.number, ()), booklet)
    return weeks


def _print_all(site: Site, compiler: PdfCompiler) -> tuple[Booklets, Problems]:
    builder = BookletBuilder(site, compiler)
    listed = _booklets_to_print(site)
    results: list[Booklet | Problems] = []
    for result in builder.all():
        results.append(result)
        compiler.report_progress(len(results), len(listed) + 1)
    if problems := _problems(results):
        return Booklets(), problems
    *weeks, guide = (result for result in results if isinstance(result, Booklet))
    return Booklets(_by_week(listed, weeks), guide), ()


def _problems(results: Iterable[Booklet | Problems]) -> Problems:
    """Return all problems without duplicates."""
    problems = (problem for result in results if isinstance(result, tuple) for problem in result)
    return tuple(dict.fromkeys(problems))


@dataclass(frozen=True, slots=True)
class BookletBuilder:
    """Prints the booklets of a site."""

    site: Site
    compiler: PdfCompiler

    def all(self) -> Iterator[Booklet | Problems]:
        """Yield every booklet, those of the weeks first, or the problems in printing it."""
        for week in self.site.guide.course.weeks:
            parts, formats = week_parts(self.site, week), layouts(self.site.guide.course.booklets)
            yield from (self.week(week, layout, parts) for layout in formats)
        yield self.guide()

    def week(
        self, week: Week, layout: BookletLayout, parts: tuple[TypstSource, TypstSource]
    ) -> Booklet | Problems:
        """Return a booklet of a week, or the problems in printing it."""
        lessons = self.site.guide.lessons_of(week)
        text, problems = together(*parts if layout.answers else parts[:1])
        job = self._job(text, lessons, layout, week_uri(week))
        printed = self._print(_uri(week, layout), job, lessons, problems)
        return replace(printed, layout=layout.name) if isinstance(printed, Booklet) else printed

    def guide(self) -> Booklet | Problems:
        """Return the guide booklet, or the problems in printing it."""
        return self._course_booklet(guide_source(self.site))

    def parts_outside_weeks(self) -> Booklet | Problems:
        """Return the parts of the guide booklet that are in no week's, or the problems in them."""
        return self._course_booklet(source_outside_weeks(self.site))

    def _course_booklet(self, printed: TypstSource) -> Booklet | Problems:
        layout, *_ = layouts(self.site.guide.course.booklets)
        lessons = self.site.guide.lessons
        text, problems = printed
        job = self._job(text, lessons, layout, HOME)
        return self._print(booklet_uri("guide"), job, lessons, problems)

    def _job(self, text: str, lessons: tuple[Lesson, ...], layout: BookletLayout, page: str) -> Job:
        release = self.site.release
        shown = (picture for picture in _pictures(lessons) if quoted(picture[0]) in text)
        files = {name: published(lesson, path, "paper") for name, lesson, path in shown}
        files["settings.typ"] = settings(self.site, layout)
        if release.address:
            files["qr.svg"] = qr_code(release.address + address_of(page))
        return Job(text, files, release.seconds)

    def _print(
        self, uri: str, job: Job, lessons: tuple[Lesson, ...], problems: Problems
    ) -> Booklet | Problems:
        """Return a booklet, or its problems and those that the compiler finds."""
        result = self.compiler.pdf(job)
        all_problems = list(problems)
        while isinstance(result, CompileError) and (without := _without_fault(result, job)):
            # the compiler reports one fault at a time: remove it to find the next
            all_problems += self._compile_problems(result, lessons)
            job = without
            result = self.compiler.pdf(job)
        if isinstance(result, CompileError) and not all_problems:
            message = f"the booklet cannot be printed: {result.message}. {WITHOUT}"
            course = self.site.guide.course_file
            all_problems += self._picture_problems(job) or (course.problem((), message),)
        if all_problems or isinstance(result, CompileError):
            return tuple(all_problems)
        return Booklet(uri, result, job.key)

    def _compile_problems(self, fault: CompileError, lessons: tuple[Lesson, ...]) -> Problems:
        if fault.too_wide is not None:
            return (wide_problem(self.site, fault.too_wide),)
        return tuple(character_problems(self.site, fault.character, lessons))

    def _picture_problems(self, job: Job) -> Problems:
        """Return the problems with pictures that the compiler cannot read."""
        source = '#set document(title: "x")\n#image({}, alt: "x")'
        pictures = [name for name in job.files if is_picture(name) and "/" in name]
        tried = (
            (name, self.compiler.pdf(Job(source.format(quoted(name)), {name: job.files[name]}, 0)))
            for name in pictures
        )
        message = "the picture cannot be printed. Save it anew, as SVG, PNG, JPEG, WebP or GIF"
        return tuple(
            Problem(_path_of(self.site, name), 1, message)
            for name, result in tried
            if isinstance(result, CompileError)
        )


def _without_fault(fault: CompileError, job: Job) -> Job | None:
    """Return a job without the fault of the compiler, None if that is unknown."""
    settings = job.files["settings.typ"]
    if fault.too_wide is not None:
        let = f"#let too-wide = (..too-wide, {quoted(fault.too_wide)})\n"
        return replace(job, files=job.files | {"settings.typ": settings + let.encode()})
    if fault.character and fault.character in job.source:
        return replace(job, source=job.source.replace(fault.character, ""))
    return None


def _path_of(site: Site, picture: str) -> str:
    """Return the path of a picture relative to the project's root, given its name in booklets."""
    folder, _, name = picture.partition("/")
    lesson = next(candidate for candidate in site.guide.lessons if candidate.folder == folder)
    return lesson.terms_file.path.replace("terms.yml", name)


def _pictures(lessons: tuple[Lesson, ...]) -> Iterator[tuple[str, Lesson, Path]]:
    """Yield the name in a booklet of every picture of the lessons, its lesson and its file."""
    for lesson in lessons:
        for path in pictures_of(lesson.folder_path):
            yield picture_name(lesson, path), lesson, path
