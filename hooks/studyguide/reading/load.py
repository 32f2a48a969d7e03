"""Reads `content/` and `docs/`: the `Guide` and all problems in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from studyguide.languages.language_checks import code_problems
from studyguide.linking.name_index import NO_UNCHECKED_NAMES, UncheckedNames
from studyguide.model.authored_text import AuthoredText
from studyguide.model.course import Course
from studyguide.model.file_names import find_exactly, is_device, is_left_over
from studyguide.model.guide import Guide, Lesson
from studyguide.model.problems import Problem, Problems, did_you_mean
from studyguide.model.slugs import SLUG
from studyguide.model.yaml_file import YamlFile, read_yaml
from studyguide.reading.articles import read_articles
from studyguide.reading.bibliography import BIBLIOGRAPHY, Publications, read_bibliography
from studyguide.reading.course_wording import read_words
from studyguide.reading.docs_folder_checks import docs_folder_problems, pages_in
from studyguide.reading.drafts import hidden_names, without_drafts, without_references_to_drafts
from studyguide.reading.file_name_checks import (
    file_name_problems,
    path_in_project,
)
from studyguide.reading.former_ids import with_present_ids
from studyguide.reading.glossary import glossary
from studyguide.reading.irregular_files import irregular_files
from studyguide.reading.playable_figures import figures_signature, read_playable_figures
from studyguide.reading.read_cache import ReadCache
from studyguide.reading.schema_checks import (
    COURSE,
    QUESTION,
    TERM,
    THE_COURSE,
    names_missed,
    read_record,
    read_records,
)
from studyguide.reading.semantic_checks import semantic_problems
from studyguide.reading.site_fact_checks import site_fact_problems

_FOLDER_NAME = "a lesson's folder is called '03-short-ascii-name'"
_FOLDER = re.compile(rf"\d+-({SLUG})")


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A course as read from its files, before checks of its meaning."""

    guide: Guide
    """Without malformed records."""
    problems: Problems
    """Problems with the form of the files."""
    unchecked_names: UncheckedNames
    course_is_read: bool
    """Whether `course.yml` could be read; otherwise the guide has a placeholder for the course."""


def read_guide(
    folder: Path, *, docs: Path | None = None, read_cache: ReadCache | None = None
) -> ReadResult:
    """Return what is in a content folder; with a cache, only changed files are read."""
    course, course_file, problems = _read_course(folder)
    assumed = course or _placeholder_course(folder)
    lessons, unchecked_names, lesson_problems = _read_lessons(
        folder, assumed, read_cache or ReadCache()
    )
    lessons, advice = with_present_ids(lessons)
    terms, lesson_of_term = glossary(lessons)
    pages = pages_in(docs, assumed.languages) if docs else ()
    words, word_problems = read_words(folder)
    guide = Guide(assumed, course_file, lessons, pages, terms, lesson_of_term, folder, words)
    problems = (*problems, *lesson_problems, *word_problems, *advice)
    return ReadResult(guide, problems, unchecked_names, course is not None)


def load_guide(
    folder: Path,
    *,
    docs: Path | None = None,
    drafts: bool = False,
    today: date | None = None,
    read_cache: ReadCache | None = None,
) -> tuple[Guide | None, Problems]:
    """Return the guide in a content folder, and the problems in it and in `docs`.

    The guide is None if `course.yml` cannot be read. All problems are returned, sorted by place.
    What is no plain file or folder is told first, and alone. Malformed records are left out of the
    guide; so are drafts unless `drafts`, and answers that are published after `today`.
    """
    if irregular := irregular_files(folder, docs):
        return None, irregular
    read = read_guide(folder, docs=docs, read_cache=read_cache)
    guide = read.guide if drafts else without_drafts(read.guide)
    unchecked_names = read.unchecked_names | hidden_names(guide)
    problems_in_docs = docs_folder_problems(docs, guide, unchecked_names) if docs else ()
    misnamed = file_name_problems(folder)
    problems = semantic_problems(
        guide,
        written=read.guide.course if read.course_is_read else None,
        unchecked_names=unchecked_names,
    )
    facts = site_fact_problems(guide) if read.course_is_read else ()
    all_of_them = tuple(sorted({*read.problems, *misnamed, *problems_in_docs, *problems, *facts}))
    if not read.course_is_read:
        return None, all_of_them
    shown = without_references_to_drafts(guide)
    return shown.on(today) if today else shown, all_of_them


def _placeholder_course(folder: Path) -> Course:
    """Return a course in the languages of the lessons, so that the rest can be read.

    A mistake in `course.yml` must not hide those in other files.
    """
    files = (folder / "lessons").glob("*/lesson.*.md")
    languages = tuple(sorted({file.name.split(".")[1] for file in files})) or ("en",)
    return Course(
        id="", title=AuthoredText({}), description=AuthoredText({}), languages=languages, weeks=()
    )


def _read_course(folder: Path) -> tuple[Course | None, YamlFile, Problems]:
    file = folder / "course.yml"
    path = path_in_project(file, folder)
    if not find_exactly(folder, file.name):
        names = (entry.name for entry in folder.glob("*.y*ml"))
        advice = did_you_mean(file.name, names) or " Write it as docs/project/authoring.md shows"
        message = f"the file is missing.{advice}"
        return None, YamlFile(path, ""), (Problem(path, 1, message),)
    source, data, problems = read_yaml(file, path)
    if problems:
        return None, source, problems
    result = read_record(COURSE, data, source, name=THE_COURSE)
    course, problems = result
    if course is not None and not course.languages:
        problem = source.problem(("languages",), "no language. Write 'languages: [en, nb]'")
        return None, source, (problem,)
    if course is not None and (unknown := tuple(code_problems(source, course.languages))):
        return None, source, (*problems, *unknown)  # all texts would seem to be in other languages
    return course, source, problems


def _read_lessons(
    folder: Path, course: Course, read_cache: ReadCache
) -> tuple[tuple[Lesson, ...], UncheckedNames, Problems]:
    """Return the lessons in course order, the names of unreadable records, and problems."""
    weeks = {name: week for week in course.weeks for name in week.lessons}
    order = list(weeks)
    lessons: list[Lesson] = []
    problems: list[Problem] = []
    unchecked_names = NO_UNCHECKED_NAMES
    shared, shared_problems = _publications(folder, folder)
    problems += shared_problems
    paths = sorted((folder / "lessons").glob("*"))
    folders = [path for path in paths if path.is_dir() and not is_left_over(path.name)]
    for path in folders:
        week = weeks.get(path.name)
        lesson, missed, lesson_problems = read_cache.folder(
            path,
            (
                week.number if week else None,
                week and week.draft,
                course.languages,
                shared,
                figures_signature(path),
            ),
            partial(_read_lesson, path, folder, course, read_cache, shared),
        )
        problems += lesson_problems
        unchecked_names |= missed
        if lesson is not None:
            lessons.append(lesson)
    lessons.sort(
        key=lambda lesson: order.index(lesson.folder) if lesson.folder in weeks else len(order)
    )
    return tuple(lessons), unchecked_names, tuple(problems)


def _read_lesson(
    path: Path, folder: Path, course: Course, read_cache: ReadCache, shared: Publications
) -> tuple[Lesson | None, UncheckedNames, Problems]:
    slug = _FOLDER.fullmatch(path.name)
    if slug is None or is_device(slug[1]):
        kept = f"Windows keeps the name '{slug[1]}' for itself" if slug else ""
        message = f"{kept or _FOLDER_NAME}. Rename it"
        return None, NO_UNCHECKED_NAMES, (Problem(path_in_project(path, folder), 1, message),)
    terms_file, terms_data, problems = _read_optional(path / "terms.yml", folder, read_cache)
    quiz_file, quiz_data, quiz_problems = _read_optional(path / "quiz.yml", folder, read_cache)
    find = read_cache.record_finder(terms_file.path)
    terms, term_problems = read_records(TERM, terms_data, terms_file, kind="term", find_record=find)
    find = read_cache.record_finder(quiz_file.path)
    questions, shape_problems = read_records(
        QUESTION, quiz_data, quiz_file, kind="question", find_record=find
    )
    read_cache.records(terms_file.path, terms_data, terms)
    read_cache.records(quiz_file.path, quiz_data, questions)
    articles, article_problems = read_articles(path, folder, course.languages)
    playable, playable_problems = read_playable_figures(path, folder, course.languages)
    publications, cited_problems = _publications(path, folder)
    week = next((week for week in course.weeks if path.name in week.lessons), None)
    lesson = Lesson(
        folder=path.name, slug=slug[1], week=week.number if week else None, articles=articles,
        terms=tuple(term for _, term in terms),
        questions=tuple(question for _, question in questions),
        term_rows=tuple(row for row, _ in terms), question_rows=tuple(row for row, _ in questions),
        terms_file=terms_file, quiz_file=quiz_file, folder_path=path,
        publications={**shared, **publications}, playable=playable,
        draft=bool(week and week.draft) or any(article.draft for article in articles.values()),
    )  # fmt: skip
    all_problems = (
        *problems, *quiz_problems, *term_problems, *shape_problems, *article_problems,
        *cited_problems, *playable_problems,
    )  # fmt: skip
    unchecked_names = names_missed(
        terms_data, {*lesson.term_rows}, lost=bool(problems or not articles)
    )
    return (
        (lesson, unchecked_names, all_problems)
        if articles
        else (None, unchecked_names | UncheckedNames(frozenset({path.name})), all_problems)
    )


def _publications(path: Path, folder: Path) -> tuple[Publications, Problems]:
    file = path / BIBLIOGRAPHY
    return read_bibliography(file, path_in_project(file, folder))


def _read_optional(
    file: Path, folder: Path, read_cache: ReadCache
) -> tuple[YamlFile, Any, Problems]:
    path = path_in_project(file, folder)
    if not find_exactly(file.parent, file.name):
        return YamlFile(path, ""), None, ()
    source, data, problems = read_cache.file(file, partial(read_yaml, file, path))
    if data is None and not problems:
        problems = (
            Problem(path, 1, "nothing is written in the file. Write something, or remove it"),
        )
    return source, data, problems
