"""Prints one booklet: of a week in a layout, of the whole course, or of its formulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from studyguide.addresses.lesson_files import pictures_of
from studyguide.addresses.uris import EXAM, FORMULAS, HOME, address_of, booklet_uri, week_uri
from studyguide.languages.print_fonts import installed_fonts
from studyguide.model.course import Week
from studyguide.model.digest import digest
from studyguide.model.guide import Lesson
from studyguide.model.problems import Problem, Problems
from studyguide.pages.assets.rasters import published
from studyguide.pages.booklets.booklet import Booklet
from studyguide.pages.booklets.card_sheets import card_sheets
from studyguide.pages.booklets.exam_paper import exam_paper
from studyguide.pages.booklets.formula_sheet import formula_sheet
from studyguide.pages.booklets.guide_booklet import guide_source, source_outside_weeks
from studyguide.pages.booklets.imposition import imposed, imposition_version
from studyguide.pages.booklets.labels import picture_name
from studyguide.pages.booklets.layouts import BookletLayout, default_layout, settings
from studyguide.pages.booklets.pdf_compiler import CompileError, Job, PdfCompiler, qr_code
from studyguide.pages.booklets.print_problems import WITHOUT, character_problems, wide_problem
from studyguide.pages.booklets.typst_syntax import quoted
from studyguide.pages.booklets.week_booklet import (
    TypstSource,
    lesson_alone,
    together,
    week_parts,
)
from studyguide.pages.site import Site
from studyguide.text.parsing.media import is_picture

TO_EXAM = "to-exam"
"""The layout of the formula sheet with the weeks to the exam."""


@dataclass(frozen=True, slots=True)
class BookletPrinter:
    """Prints the booklets of a site."""

    site: Site
    compiler: PdfCompiler

    def week(self, week: Week, layout: BookletLayout) -> Booklet | Problems:
        """Return a booklet of a week, or the problems in printing it."""
        uri = booklet_uri(layout.stem(f"week-{week.number:02}"))
        if layout.is_imposed:
            return self._imposed(uri, layout, self.week(week, default_layout(self.site)))
        lessons = self.site.guide.lessons_of(week)
        text, problems = self._week_source(week, layout)
        job = self._job(text, lessons, layout, week_uri(week))
        printed = self._print(uri, job, lessons, problems)
        return replace(printed, layout=layout.name) if isinstance(printed, Booklet) else printed

    def _week_source(self, week: Week, layout: BookletLayout) -> TypstSource:
        match layout.name:
            case "lesson-only":
                return lesson_alone(self.site, week)
            case "cards":
                return card_sheets(self.site, week)
            case _:
                parts = week_parts(self.site, week)
                return together(*parts if layout.answers else parts[:1])

    def _imposed(
        self, uri: str, layout: BookletLayout, usual: Booklet | Problems
    ) -> Booklet | Problems:
        """Return a booklet with several pages of another one on each."""
        if not isinstance(usual, Booklet):
            return usual
        key = digest(usual.key, layout.name, imposition_version())
        data = self.compiler.cache.get(key)
        if data is None:
            self.compiler.printed_keys.append(key)
            data = imposed(usual.data, folded=layout.name == "folded")
            self.compiler.cache.put(key, data)
        return Booklet(uri, data, key, layout.name)

    def guide(self) -> Booklet | Problems:
        """Return the guide booklet, or the problems in printing it."""
        return self._course_booklet("guide", guide_source(self.site), HOME)

    def formulas(self, *, to_exam: bool) -> Booklet | Problems:
        """Return a formula sheet, or the problems in printing it."""
        layout = TO_EXAM if to_exam else ""
        stem = f"formulas-{layout}" if to_exam else "formulas"
        source = formula_sheet(self.site, to_exam=to_exam)
        printed = self._course_booklet(stem, source, FORMULAS)
        return replace(printed, layout=layout) if isinstance(printed, Booklet) else printed

    def exam(self, *, key: bool) -> Booklet | Problems:
        """Return the exam paper or its answers, or the problems in printing it."""
        stem = "exam-answers" if key else "exam"
        printed = self._course_booklet(stem, exam_paper(self.site, key=key), EXAM)
        return replace(printed, layout=stem) if isinstance(printed, Booklet) else printed

    def parts_outside_weeks(self) -> Booklet | Problems:
        """Return the parts of the guide booklet that are in no week's, or the problems in them."""
        return self._course_booklet("guide", source_outside_weeks(self.site), HOME)

    def _course_booklet(self, stem: str, printed: TypstSource, page: str) -> Booklet | Problems:
        lessons = self.site.guide.lessons
        text, problems = printed
        job = self._job(text, lessons, default_layout(self.site), page)
        return self._print(booklet_uri(stem), job, lessons, problems)

    def _job(self, text: str, lessons: tuple[Lesson, ...], layout: BookletLayout, page: str) -> Job:
        release = self.site.release
        shown = (picture for picture in _pictures(lessons) if quoted(picture[0]) in text)
        files = {name: published(lesson, path, "paper") for name, lesson, path in shown}
        files["settings.typ"] = settings(self.site, layout)
        if release.address:
            files["qr.svg"] = qr_code(release.address + address_of(page))
        fonts = installed_fonts(self.site.languages)
        paths = tuple(path for font in fonts if (path := font.path))
        return Job(text, files, release.seconds, paths, accessible=layout.name != "cards")

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
