"""What an import tells when it is done: what was added where, and what became nothing."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.command.edits import Edits
from studyguide.importing.draft import Draft, DraftLesson, Source
from studyguide.importing.notes.interface_lines import COPIED_PAGE
from studyguide.model.characters import visible
from studyguide.model.problems import counted

_WIDTH = 100


def told(edits: Edits, draft: Draft, *, dry_run: bool) -> str:
    """Return the summary of an import."""
    return "\n".join(_lines(edits, draft, dry_run=dry_run))


def _lines(edits: Edits, draft: Draft, *, dry_run: bool) -> Iterator[str]:
    for lesson in draft.lessons:
        yield f"content/lessons/{lesson.folder}: {_contents(lesson)}"
    if draft.weeks:
        numbers = sorted({week.number for _, week in draft.weeks})
        yield f"content/course.yml: the plan of week {', '.join(map(str, numbers))}"
    if changed := sorted({*draft.replaced, *draft.aliases, *draft.answered, *draft.rubrics}):
        yield f"changed: {', '.join(changed)}"
    if draft.languages:
        yield (
            f"The course has a further language now: {', '.join(draft.languages)}. What is not "
            "translated is shown in another, with a mark (publish: untranslated in course.yml)."
        )
    if draft.repeated:
        yield f"{counted(draft.repeated, 'entry says', 'entries say')} what is there already."
    yield from _unfinished(draft)
    yield from _remarks(draft.remarks)
    if not edits.changed:
        yield "Nothing was added."
    elif dry_run:
        yield "Nothing was written, since this is a dry run."
    else:
        yield "Next: studyguide serve; studyguide check --report tells what is still to be written."


def _contents(lesson: DraftLesson) -> str:
    parts = [
        counted(len(lesson.terms), "term", "terms") if lesson.terms else "",
        counted(len(lesson.questions), "question", "questions") if lesson.questions else "",
        "text" if any(not passage.level for passage in lesson.passages) else "",
        counted(len(lesson.media), "file", "files") if lesson.media else "",
    ]
    return ", ".join(filter(None, parts)) or "nothing new"


def _unfinished(draft: Draft) -> Iterator[str]:
    terms = sum(term.is_draft for lesson in draft.lessons for term in lesson.terms)
    questions = sum(one.is_draft for lesson in draft.lessons for one in lesson.questions)
    parts = [
        f"{counted(terms, 'term without a meaning', 'terms without a meaning')}" if terms else "",
        f"{counted(questions, 'question without an answer', 'questions without an answer')}"
        if questions
        else "",
    ]
    if any(parts):
        yield f"Drafts, until you write what '…' stands for: {', '.join(filter(None, parts))}."


def _remarks(remarks: list[tuple[Source, str, str]]) -> Iterator[str]:
    if not remarks:
        return
    copied = [str(source.line) for source, _, reason in remarks if reason == COPIED_PAGE]
    if copied:
        yield f"Left out, since it {COPIED_PAGE}: line {', '.join(copied)}"
    remarks = [remark for remark in remarks if remark[2] != COPIED_PAGE]
    if not remarks:
        return
    yield f"{counted(len(remarks), 'place was', 'places were')} not taken as they are:"
    for source, text, reason in remarks:
        words = " ".join(visible(text).split())
        shown = words if len(words) <= _WIDTH // 2 else f"{words[: _WIDTH // 2]}…"
        yield f"  {source}: '{shown}' {reason}"
