"""A draft → changes of the files of a course."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from studyguide.command.edits import Edits
from studyguide.importing.course_edits import with_additions, with_untranslated
from studyguide.importing.draft import Draft, DraftLesson
from studyguide.importing.ids import Ids
from studyguide.importing.lesson_text import lesson_markdown, passages_markdown
from studyguide.importing.present_terms import with_answers, with_changed_terms
from studyguide.importing.question_yaml import questions_yaml
from studyguide.importing.term_yaml import terms_yaml
from studyguide.model.guide import Guide


def draft_edits(root: Path, draft: Draft, guide: Guide) -> Edits:
    """Return the changes that add a draft to a course."""
    edits = Edits(root)
    languages = (*guide.course.languages, *draft.languages)
    course = root / "content" / "course.yml"
    text = with_additions(edits.text(course), draft, languages)
    if len(languages) > 1:
        text = with_untranslated(text)
    edits.write(course, text)
    for lesson in draft.lessons:
        _write_lesson(edits, lesson, languages)
    for present in guide.lessons:
        file = present.folder_path / "terms.yml"
        changed = {term.id for term in present.terms} & {
            *draft.replaced,
            *draft.aliases,
            *draft.named,
        }
        if changed:
            edits.write(file, with_changed_terms(edits.text(file), changed, draft, languages))
        answered = {one.id for one in present.questions} & {*draft.answered, *draft.rubrics}
        file = present.folder_path / "quiz.yml"
        if answered:
            edits.write(file, with_answers(edits.text(file), answered, draft, languages))
    return edits


def _write_lesson(edits: Edits, lesson: DraftLesson, languages: Sequence[str]) -> None:
    folder = edits.root / "content" / "lessons" / lesson.folder
    if lesson.terms:
        _append(edits, folder / "terms.yml", terms_yaml(lesson.terms, languages))
    if lesson.questions:
        _append(edits, folder / "quiz.yml", questions_yaml(lesson.questions, languages))
    article = folder / f"lesson.{lesson.language}.md"
    present = edits.text(article)
    if not present and not any(folder.glob("lesson.*.md")):
        edits.write(article, lesson_markdown(lesson))
    elif lesson.passages and present:
        ids = Ids(_anchors(present))
        more = passages_markdown(lesson.passages, ids, plain=lesson.plain)
        edits.write(article, f"{present.rstrip()}\n\n{more}")


def _append(edits: Edits, file: Path, entries: str) -> None:
    """Add entries below those of a file."""
    present = edits.text(file)
    edits.write(file, f"{present.rstrip()}\n\n{entries}" if present.strip() else entries)


def _anchors(markdown: str) -> list[str]:
    """Return the ids of the headings of a lesson."""
    lines = (line for line in markdown.split("\n") if line.startswith("#"))
    return [line.rpartition("{#")[2].rstrip("} ") for line in lines if "{#" in line]
