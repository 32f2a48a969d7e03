"""Prepared files and a course → the draft of what is added to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from studyguide.importing.asked_before import AskedBefore
from studyguide.importing.draft import (
    NOTHING_YET,
    Draft,
    DraftLesson,
    DraftQuestion,
    Source,
)
from studyguide.importing.entries import ImportedLesson, ImportedQuestion, ImportedTerm, Passage
from studyguide.importing.ids import Ids
from studyguide.importing.lesson_folders import LessonFolders
from studyguide.importing.merging import Decide, TermMerger, primary_keys
from studyguide.importing.pairing import paired
from studyguide.importing.preparing import Prepared
from studyguide.importing.references import settle
from studyguide.importing.unfinished import is_unwritten
from studyguide.model.authored_text import AuthoredText
from studyguide.model.guide import Guide
from studyguide.model.questions import Essay, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the author says about an import."""

    lesson: str = ""
    """The folder into which all goes; empty for one for each part of the source."""
    pair: tuple[str, ...] = ()
    """Languages whose lists are in the same order."""


def planned(files: Sequence[Prepared], guide: Guide, wishes: Wishes, decide: Decide) -> Draft:
    """Return what is added to a course."""
    draft = Draft()
    if wishes.pair:
        files = paired(files, wishes.pair)
    draft.languages = _new_languages(files, guide)
    terms = [term for file in files for lesson in file.file.lessons for term in lesson.terms]
    used = {question.id for _, question in guide.questions()}
    planner = _Planner(
        guide, draft, wishes,
        TermMerger(guide, draft, Ids(guide.terms), decide, primary_keys(terms)), Ids(used),
    )  # fmt: skip
    for file in files:
        planner.add(file)
    draft.lessons = [lesson for lesson in planner.lessons if not _is_empty(lesson)]
    settle(draft, planner.terms.ids_in_course())
    return draft


def _is_empty(lesson: DraftLesson) -> bool:
    return not (lesson.terms or lesson.questions or lesson.passages)


def _new_languages(files: Iterable[Prepared], guide: Guide) -> tuple[str, ...]:
    """Return the languages of entries that the course does not have, the most frequent first."""
    counts: dict[str, int] = {}
    for file in files:
        for lesson in file.file.lessons:
            entries: tuple[ImportedTerm | ImportedQuestion, ...] = (
                *lesson.terms,
                *lesson.questions,
            )
            for entry in entries:
                for code in (entry.language, *entry.translations):
                    counts[code] = counts.get(code, 0) + 1
        if not file.file.lessons and file.file.weeks:
            counts.setdefault(file.language, 1)
    new = [code for code in counts if code and code not in guide.course.languages]
    return tuple(sorted(new, key=lambda code: -counts[code]))


class _Planner:
    """Puts files into lessons, one after the other."""

    def __init__(
        self, guide: Guide, draft: Draft, wishes: Wishes, terms: TermMerger, ids: Ids
    ) -> None:
        self.guide = guide
        self.draft = draft
        self.wishes = wishes
        self.terms = terms
        self.question_ids = ids
        self.folders = LessonFolders(lesson.folder for lesson in guide.lessons)
        self.lessons: list[DraftLesson] = []
        self._asked = AskedBefore(guide)
        self._present = {question.id: question for _, question in guide.questions()}
        numbers = [week.number for week in guide.course.weeks]
        self._last_week = max(numbers, default=0)

    def add(self, file: Prepared) -> None:
        """Add a file."""
        source = file.file
        self.draft.week_language = file.language
        self.draft.weeks += [
            (Source(file.name, week.line, source.place), week) for week in source.weeks
        ]
        self._last_week = max([self._last_week, *(week.number for week in source.weeks)])
        self._last_week = max([self._last_week, *(part.number or 0 for part in source.lessons)])
        own_week: int | None = None
        for part in source.lessons:
            if not self.wishes.lesson and part.number is None and own_week is None:
                own_week = self._week_of_its_own()
            lesson = self._lesson(part, file, own_week)
            if source.media:
                lesson.media.update(source.media)
            self._fill(lesson, part, file)
        self.draft.remarks += [
            (Source(file.name, remark.line, source.place), remark.text, remark.reason)
            for remark in source.remarks
        ]

    def _week_of_its_own(self) -> int:
        self._last_week += 1
        return self._last_week

    def _lesson(self, part: ImportedLesson, file: Prepared, own_week: int | None) -> DraftLesson:
        """Return the lesson that a part of the source goes into."""
        number = part.number if part.number is not None else own_week
        title = part.title or self._plan_title(file, part.number) or file.file.title
        title = title or _title_of(file.name)
        if self.wishes.lesson:
            folder = self.wishes.lesson
            match = re.match(r"\d+", folder)
            number = int(match[0]) if match else self._last_week + 1
            title = file.file.title or _title_of_folder(folder)
        else:
            stem = file.name.rpartition(".")[0]
            owner, other = (stem, _title_of(file.name)) if part.number is None else (number, "")
            folder = self.folders.of(number or 1, title, owner, otherwise=other)
        present = next((lesson for lesson in self.lessons if lesson.folder == folder), None)
        if present:
            return present
        existing = next((item for item in self.guide.lessons if item.folder == folder), None)
        lesson = DraftLesson(
            folder, title, file.language,
            week=None if existing else number, week_title=title, exists=existing is not None,
        )  # fmt: skip
        self.lessons.append(lesson)
        return lesson

    def _plan_title(self, file: Prepared, number: int | None) -> str:
        """Return what the plan in the same file, or the course, calls a week."""
        planned = (week.title for week in file.file.weeks if week.number == number)
        present = (
            week.title.get(self.guide.course.languages[0]) or ""
            for week in self.guide.course.weeks
            if week.number == number
        )
        return next(filter(None, (*planned, *present)), "")

    def _fill(self, lesson: DraftLesson, part: ImportedLesson, file: Prepared) -> None:
        for term in part.terms:
            self._term(lesson, term, file)
        for term in part.terms:
            if term.part_of:
                self.terms.relate(term)
        for question in part.questions:
            self._question(lesson, question, file)
        if self.wishes.lesson and part.title and any(not p.level for p in part.passages):
            lesson.passages.append(Passage(part.title, part.line, 2))
        lesson.passages += [passage for passage in part.passages if passage not in lesson.passages]

    def _term(self, lesson: DraftLesson, term: ImportedTerm, file: Prepared) -> None:
        source = Source(file.name, term.line, file.file.place)
        if new := self.terms.add(term, source):
            lesson.terms.append(new)
        for code, other in term.translations.items():
            translated = replace(other, language=code, name=other.name or term.name)
            self.terms.translate(term.id, translated, source)

    def _question(self, lesson: DraftLesson, question: ImportedQuestion, file: Prepared) -> None:
        if question.id in self._present:
            self._answer(self._present[question.id], question)
            return
        question = _without_useless_options(question)
        is_known, known = self._asked.same(question)
        if is_known and question.prompt != NOTHING_YET:
            self._same_question(known, question)
            return
        source = Source(file.name, question.line, file.file.place)
        id_ = self.question_ids.of(question.id or _first_words(question.prompt), "question")
        new = DraftQuestion(id_, source, {question.language: question, **question.translations})
        self._asked.add(question, new)
        lesson.questions.append(new)

    def _answer(self, present: Question, question: ImportedQuestion) -> None:
        """Take over what a question of the course does not say yet."""
        texts = {question.language: question, **question.translations}
        found = False
        for key in ("answer", "explanation"):
            authored = getattr(present, key, None)
            if isinstance(authored, AuthoredText) and is_unwritten(authored):
                new = {code: getattr(one, key) for code, one in texts.items() if getattr(one, key)}
                if new:
                    self.draft.answered.setdefault(present.id, {})[key] = new
                    found = True
        if isinstance(present, Essay) and any(map(is_unwritten, present.rubric)) and question.items:
            self.draft.rubrics[present.id] = question.items
            found = True
        self.draft.repeated += not found

    def _same_question(self, known: DraftQuestion | None, question: ImportedQuestion) -> None:
        """Take over the answer to a question that had none yet."""
        self.draft.repeated += 1
        if known and known.is_draft and question.language in known.texts:
            known.texts[question.language] = question


def _without_useless_options(question: ImportedQuestion) -> ImportedQuestion:
    """Return a choice of which nobody says what is right as an open question."""
    if question.kind not in ("choice", "multiple") or any(one.correct for one in question.options):
        return question
    options = "\n".join(f"- {option.text}" for option in question.options)
    prompt = f"{question.prompt}\n\n{options}".strip()
    return replace(question, kind="short", prompt=prompt, options=(), explanation="")


def _first_words(prompt: str) -> str:
    first = next((line for line in prompt.split("\n") if line.strip()), "")
    return re.sub(r"\{\{.*?\}\}|`|\$[^$]*\$", " ", first)


def _title_of(name: str) -> str:
    """Return a title from the name of a file; its folder stands before it if files are alike."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name)
    words = re.sub(r"[_/-]+", " ", stem).strip()
    return words[:1].upper() + words[1:] or "Notes"


def _title_of_folder(folder: str) -> str:
    words = re.sub(r"^\d+-", "", folder).replace("-", " ")
    return words[:1].upper() + words[1:]
