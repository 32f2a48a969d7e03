"""Tries what an import will write, and writes otherwise what the reader of a course refuses."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from studyguide.command.check import read_all
from studyguide.command.edits import Edits
from studyguide.command.import_files import draft_edits
from studyguide.importing.draft import Draft, DraftLesson, DraftQuestion, DraftTerm, Source
from studyguide.importing.plain_entries import (
    without_characters,
    without_further_names,
    without_sign,
)
from studyguide.importing.references import settle
from studyguide.model.guide import Guide
from studyguide.model.problems import Problem
from studyguide.model.yaml_edits import compose, items, value
from studyguide.reading.load import load_guide

_NOT_COPIED = (".git", ".venv", "archive", "content", "node_modules", "site")
_NO_FONT = re.compile(r"no font on paper has the sign '(.+?)'")
_SHARED = re.compile(r"is also the name of '.+' \((?P<code>[\w-]+)\)")
_ROUNDS = 4


def accepted(root: Path, draft: Draft, guide: Guide) -> Edits:
    """Return the changes that add a draft, with which the course can be built as well as before.

    An entry with a fault is written as plain text; if that does not mend it, it is left out and
    noted among the remarks of the draft.
    """
    edits = draft_edits(root, draft, guide)
    for last in (*(False,) * (_ROUNDS - 1), True):
        with TemporaryDirectory(prefix="studyguide-import-") as folder:
            copy = _copy(root, Path(folder) / "project", edits, draft)
            found = list(_problems(copy))
        before = frozenset(map(_key, _problems(root))) if found else frozenset()
        new = [problem for problem in found if _key(problem) not in before]
        if not new:
            return edits
        _mend(draft, edits, new, last=last)
        edits = draft_edits(root, draft, guide)
    return edits


def _key(problem: Problem) -> tuple[str, str]:
    return problem.path, problem.message


def _problems(root: Path) -> Iterator[Problem]:
    """Yield what would stop a build, with drafts and without; not what is only untranslated."""
    found = {
        problem
        for drafts in (False, True)
        for problem in load_guide(root / "content", docs=root / "docs", drafts=drafts)[1]
        if problem.severity != "note" and not problem.missing
    }
    if not found:  # printing, which takes longer, is tried with what can be read
        found = {one for one in read_all(root, drafts=True)[1] if one.severity == "error"}
    yield from found


def _copy(root: Path, folder: Path, edits: Edits, draft: Draft) -> Path:
    """Return a copy of a project with changes made in it; what is not changed is linked."""
    folder.mkdir()
    for path in root.iterdir():
        if path.name not in _NOT_COPIED:
            (folder / path.name).symlink_to(path.resolve())
    shutil.copytree(root / "content", folder / "content")
    for name in edits.changed:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(edits.text(root / name), encoding="utf-8", newline="")
    for lesson in draft.lessons:
        write_media(folder / "content", lesson)
    return folder


def write_media(content: Path, lesson: DraftLesson) -> None:
    """Write the pictures and files of a lesson that are not there yet."""
    for name, data in lesson.media.items():
        file = content / "lessons" / lesson.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.write_bytes(data)


def _mend(draft: Draft, edits: Edits, problems: Iterable[Problem], *, last: bool) -> None:
    for problem in problems:
        lesson = next(
            (
                one
                for one in draft.lessons
                if problem.path.startswith(f"content/lessons/{one.folder}/")
            ),
            None,
        )
        id_ = _id_at(edits, problem) if problem.path.endswith(("/terms.yml", "/quiz.yml")) else ""
        if id_ and _is_withdrawn(draft, id_, problem):
            continue
        if lesson is None:
            _mend_weeks(draft, problem)
        elif problem.path.endswith("/terms.yml"):
            _mend_entry(draft, lesson.terms, id_, problem, last=last)
        elif problem.path.endswith("/quiz.yml"):
            _mend_entry(draft, lesson.questions, id_, problem, last=last)
        else:
            _mend_text(lesson, problem)


def _mend_weeks(draft: Draft, problem: Problem) -> None:
    sign = _NO_FONT.search(problem.message)
    if sign is None:
        draft.plain_weeks = True
        return
    for lesson in draft.lessons:  # the booklet of the course has the titles of lessons too
        lesson.week_title = lesson.week_title.replace(sign[1], "").strip()
        lesson.title = lesson.title.replace(sign[1], "").strip() or lesson.folder
    draft.weeks[:] = [(place, without_sign(week, sign[1])) for place, week in draft.weeks]


def _is_withdrawn(draft: Draft, id_: str, problem: Problem) -> bool:
    """Return whether a change of an entry that was there is given up, since it has a fault."""
    changes = (draft.named, draft.replaced, draft.aliases, draft.answered, draft.rubrics)
    found = [one.pop(id_, None) for one in changes if id_ in one]
    if found:
        place = Source(problem.path, problem.line)
        draft.remarks.append((place, id_, f"was left as it was: {problem.message}"))
    return bool(found)


def _id_at(edits: Edits, problem: Problem) -> str:
    """Return the id of the entry in which a problem is."""
    found = ""
    for node in items(compose(edits.text(edits.root / problem.path))):
        if node.start_mark.line + 1 > problem.line:
            break
        id_ = value(node, "id")
        found = str(id_.value) if id_ is not None else ""
    return found


def _mend_entry(
    draft: Draft,
    entries: list[DraftTerm] | list[DraftQuestion],
    id_: str,
    problem: Problem,
    *,
    last: bool,
) -> None:
    listed: Sequence[DraftTerm | DraftQuestion] = entries
    at = next((at for at, entry in enumerate(listed) if entry.id == id_), None)
    if at is None:
        return
    entry = listed[at]
    if sign := _NO_FONT.search(problem.message):
        without_characters(entry, sign[1])
        draft.remarks.append((entry.source, sign[1], "cannot be printed, and was left out"))
    elif "is a name of" in problem.message and isinstance(entry, DraftTerm):
        without_further_names(entry)
    elif (other := _SHARED.search(problem.message)) and _without_language(entry, other["code"]):
        entry_at = f"{entry.id} ({other['code']})"
        draft.remarks.append((entry.source, entry_at, f"was left out: {problem.message}"))
    elif entry.plain or last:
        del entries[at]
        settle(draft, {entry.id: ""})
        draft.remarks.append((entry.source, entry.id, f"could not be used: {problem.message}"))
    else:
        entry.plain = True


def _without_language(entry: DraftTerm | DraftQuestion, code: str) -> bool:
    """Take out what an entry says in one of several languages; return whether it can be."""
    if code not in entry.texts or len(entry.texts) == 1:
        return False
    del entry.texts[code]
    return True


def _mend_text(lesson: DraftLesson, problem: Problem) -> None:
    sign = _NO_FONT.search(problem.message)
    if sign:
        lesson.passages[:] = [
            replace(passage, text=passage.text.replace(sign[1], "")) for passage in lesson.passages
        ]
        lesson.title = lesson.title.replace(sign[1], "").strip() or lesson.folder
    elif not lesson.plain:
        lesson.plain = True
    else:
        lesson.passages.clear()
