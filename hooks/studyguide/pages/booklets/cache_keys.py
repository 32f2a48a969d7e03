"""Cache keys: hashes of all inputs of booklets."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.addresses.lesson_files import pictures_of
from studyguide.model.course import Week
from studyguide.model.digest import digest
from studyguide.model.fingerprints import code_version
from studyguide.model.guide import Guide, Lesson
from studyguide.pages.booklets.labels import picture_name
from studyguide.pages.site import Site


def inputs_key(site: Site) -> str:
    """Return a hash of the content, the code and the libraries that a site's booklets depend on."""
    release = (site.release.address, str(site.release.seconds))
    return digest(*release, *_parts(site, site.guide.lessons))


def week_key(site: Site, week: Week) -> str:
    """Return a hash of everything that decides whether a week can be printed.

    Other parts of its booklets, such as names of terms in other weeks, can always be printed.
    """
    return digest(*_parts(site, site.guide.lessons_of(week)))


def _parts(site: Site, lessons: tuple[Lesson, ...]) -> Iterator[str | bytes]:
    yield from (site.language, code_version(), site.guide.course_file.text)
    if course_words := site.guide.words.get(site.language):
        yield course_words.text
    yield from _left_out(site.guide)
    for lesson in lessons:
        yield from _of_lesson(lesson)


def _left_out(guide: Guide) -> Iterator[str]:
    """Yield what is in the files but not published yet: drafts, and later answers."""
    hidden = guide.hidden
    weeks = (week.number for week in guide.course.weeks)
    for names in (hidden.lessons, hidden.terms, hidden.questions, guide.unanswered, weeks):
        yield repr(sorted(names))


def _of_lesson(lesson: Lesson) -> Iterator[str | bytes]:
    yield lesson.folder
    for language in sorted(lesson.articles):
        yield repr(lesson.articles[language])
    yield lesson.terms_file.text
    yield lesson.quiz_file.text
    yield repr(sorted(lesson.publications.items()))
    for path in pictures_of(lesson.folder_path):
        yield picture_name(lesson, path)
        yield path.read_bytes()
