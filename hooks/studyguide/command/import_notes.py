"""`studyguide import`: adds notes, question banks and decks of other programs to a course."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from studyguide.command.edits import Edits
from studyguide.command.import_check import accepted, write_media
from studyguide.command.import_report import told
from studyguide.command.unfinished_lists import prompt
from studyguide.importing.draft import Conflict, Draft, OnConflict
from studyguide.importing.entries import UnreadableFileError
from studyguide.importing.formats.registry import read_file
from studyguide.importing.lesson_folders import distinct_names
from studyguide.importing.lesson_text import new_passages
from studyguide.importing.merging import Decide
from studyguide.importing.planning import Wishes, planned
from studyguide.importing.preparing import prepared
from studyguide.model.guide import Guide
from studyguide.reading.load import read_guide


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """The options of an import."""

    lesson: str = ""
    language: str = ""
    pair: tuple[str, ...] = ()
    on_conflict: OnConflict | None = None
    dry_run: bool = False


def import_notes(root: Path, files: Sequence[Path], options: ImportOptions) -> int:
    """Add what files have in them to a course; return 0, or 1 if nothing could be added."""
    read = read_guide(root / "content")
    if not read.course_is_read:
        print(
            "content/course.yml cannot be read. Run 'studyguide check', and mend it first",
            file=sys.stderr,
        )
        return 1
    try:
        draft = _draft(files, read.guide, options)
        _leave_out_known_text(root, draft)
    except UnreadableFileError as error:
        print(f"{error}\nNothing was written.", file=sys.stderr)
        return 1
    edits = accepted(root, draft, read.guide)
    return _finish(edits, draft, dry_run=options.dry_run)


def print_prompt(root: Path, lesson: str) -> int:
    """Print a text that asks a chat assistant for what a course lacks, and return 0."""
    asked = prompt(root, lesson)
    print(asked or "Nothing is missing.", end="" if asked else "\n")
    if asked:
        advice = "Save the answer as a file, and run: studyguide import answer.md"
        print(advice, file=sys.stderr)
    return 0


def _draft(files: Sequence[Path], guide: Guide, options: ImportOptions) -> Draft:
    languages = tuple(dict.fromkeys((*guide.course.languages, *options.pair)))
    found = [
        prepared(name, read_file(file), languages, language=options.language)
        for file, name in zip(files, distinct_names(files), strict=True)
    ]
    wishes = Wishes(lesson=options.lesson, pair=options.pair)
    return planned(found, guide, wishes, _decider(options.on_conflict))


def _leave_out_known_text(root: Path, draft: Draft) -> None:
    """Leave out running text that lessons of the course have already."""
    for lesson in draft.lessons:
        article = root / "content" / "lessons" / lesson.folder / f"lesson.{lesson.language}.md"
        if lesson.passages and article.is_file():
            present = article.read_text(encoding="utf-8")
            left = new_passages(lesson.passages, present)
            draft.repeated += len(left) < len(lesson.passages)
            lesson.passages[:] = left
    draft.lessons = [
        one
        for one in draft.lessons
        if one.terms or one.questions or one.passages or (one.media and not one.exists)
    ]


def _finish(edits: Edits, draft: Draft, *, dry_run: bool) -> int:
    if dry_run:
        print(edits.diff(), end="")
    print(told(edits, draft, dry_run=dry_run))
    if not edits.changed:
        return 0 if draft.repeated or draft.conflicts else 1
    if not dry_run:
        edits.apply()
        for lesson in draft.lessons:
            write_media(edits.root / "content", lesson)
    return 0


def _decider(wish: OnConflict | None) -> Decide:
    """Return what settles conflicts: the author's wish, a question at a terminal, or `keep`."""
    if wish is not None:
        return lambda _: wish
    return _asked if sys.stdin.isatty() and sys.stdout.isatty() else lambda _: "keep"


def _asked(conflict: Conflict) -> OnConflict:
    print(f"\n'{conflict.name}' ({conflict.source}) is defined in {conflict.lesson} already.")
    print(f"  new: {' '.join(conflict.meaning.split())[:300]}")
    choices: dict[str, OnConflict] = {"": "keep", "k": "keep", "r": "replace", "a": "alias"}
    while (
        answer := input("Keep the old, replace it, or only add the names as aliases? [K/r/a] ")
        .strip()
        .lower()[:1]
    ) not in choices:
        pass
    return choices[answer]
