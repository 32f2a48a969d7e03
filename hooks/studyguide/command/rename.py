"""`studyguide rename`: changes the id of a term, question or lesson, and all references to it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from studyguide.command.check import read, show
from studyguide.command.edits import Edits
from studyguide.command.rename_references import (
    Kind,
    Renaming,
    reference_lines,
    with_new_addresses,
    with_new_references,
    with_new_references_in_docs,
)
from studyguide.engine.settings import read_settings
from studyguide.model.guide import RELATIONS, Guide, Lesson
from studyguide.model.problems import counted, did_you_mean, errors
from studyguide.model.slugs import FREE_SHAPE, is_free_slug
from studyguide.model.yaml_edits import (
    Insertion,
    applied,
    compose,
    items,
    listed_in,
    scalars,
    value,
)

_FOLDER = re.compile(r"(\d+)-(.+)")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_KINDS: tuple[Kind, ...] = ("term", "question", "lesson")


class RefusedError(Exception):
    """Raised for an impossible renaming; the message says why."""


def rename(root: Path, old: str, new: str, *, kind: Kind | None, dry_run: bool) -> int:
    """Rename and return 0; on mistakes in the content or the names change nothing and return 1.

    With `dry_run` the changes are only shown.
    """
    guide, problems = read(root)
    if guide is None or errors(problems):
        show(errors(problems))
        print("Nothing was renamed: mend these first.", file=sys.stderr)
        return 1
    try:
        renaming = renaming_of(guide, old, new, kind)
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    edits = rename_edits(root, guide, renaming)
    print(edits.diff() if dry_run else _summary(renaming, edits), end="" if dry_run else "\n")
    if not dry_run:
        edits.apply()
    return 0


def _summary(renaming: Renaming, edits: Edits) -> str:
    files = counted(len(edits.changed), "file", "files")
    return f"The {renaming.kind} '{renaming.old}' is now called '{renaming.new}': {files} changed."


def renaming_of(guide: Guide, old: str, new: str, kind: Kind | None) -> Renaming:
    """Return the renaming of an id. Raises `RefusedError`."""
    named = {
        "term": {id_: id_ for id_ in guide.terms},
        "question": {question.id: question.id for _, question in guide.questions()},
        "lesson": {lesson.slug: lesson.folder for lesson in guide.lessons}
        | {lesson.folder: lesson.folder for lesson in guide.lessons},
    }
    kinds = [name for name in _KINDS if old in named[name] and kind in (None, name)]
    if not kinds:
        known = [id_ for name in _KINDS if kind in (None, name) for id_ in named[name]]
        guess = did_you_mean(old, known)
        raise RefusedError(f"no {kind or 'term, question or lesson'} is called '{old}'.{guess}")
    if len(kinds) > 1:
        choices = " or ".join(f"--kind {name}" for name in kinds)
        raise RefusedError(f"'{old}' is a {' and a '.join(kinds)}. Write {choices}")
    (only_kind,) = kinds
    present = named[only_kind][old]
    number = _FOLDER.fullmatch(present)
    if only_kind == "lesson" and number and not _FOLDER.fullmatch(new):
        new = f"{number[1]}-{new}"
    renaming = Renaming(only_kind, present, new)
    _refuse_taken(guide, renaming, set(named[only_kind].values()))
    return renaming


def _refuse_taken(guide: Guide, renaming: Renaming, taken: set[str]) -> None:
    """Raise `RefusedError` if the new name is malformed, or in use, or a former name."""
    slug, new = renaming.slugs[1], renaming.new
    if not is_free_slug(slug):
        raise RefusedError(f"'{slug}' {FREE_SHAPE}")
    if new in taken:
        raise RefusedError(f"another {renaming.kind} is called '{new}'. Choose another name")
    for owner, slugs in _names(guide, renaming.kind):
        if owner != renaming.old and slug in slugs:
            raise RefusedError(
                f"the {renaming.kind} '{owner}' is or was called '{slug}'. Choose another name"
            )


def _names(guide: Guide, kind: Kind) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield everything of a kind: its id, and its former ones."""
    for lesson in guide.lessons:
        match kind:
            case "term":
                yield from ((term.id, (term.id, *term.formerly)) for term in lesson.terms)
            case "question":
                yield from (
                    (question.id, (question.id, *question.formerly))
                    for question in lesson.questions
                )
            case "lesson":
                yield lesson.folder, (lesson.slug, *lesson.formerly)


def rename_edits(root: Path, guide: Guide, renaming: Renaming) -> Edits:
    """Return the changes of all files for a renaming."""
    edits = Edits(root)
    lines = reference_lines(guide, renaming)
    for path in _content_files(root):
        name = path.relative_to(root).as_posix()
        text = with_new_references(edits.text(path), lines.get(name, set()), renaming)
        edits.write(path, with_new_addresses(text, renaming))
    docs = read_settings(root).docs
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        edits.write(path, with_new_references_in_docs(edits.text(path), name, guide, renaming))
    course = root / "content/course.yml"
    edits.write(course, _with_lessons(edits.text(course), renaming))
    for lesson in guide.lessons:
        _edit_lesson(edits, lesson, renaming)
    return edits


def _content_files(root: Path) -> Iterator[Path]:
    yield root / "content/course.yml"
    for pattern in ("lesson.*.md", "*.yml"):
        yield from sorted((root / "content/lessons").glob(f"*/{pattern}"))


def _edit_lesson(edits: Edits, lesson: Lesson, renaming: Renaming) -> None:
    """Change the records and the front matter of a lesson."""
    for file in ("terms.yml", "quiz.yml"):
        path = lesson.folder_path / file
        if path.is_file():
            text = edits.text(path)
            edits.write(path, applied(text, _record_edits(text, renaming, file)))
    if renaming.kind != "lesson" or lesson.folder != renaming.old:
        return
    old, new = renaming.slugs
    for article in lesson.articles.values() if old != new else ():
        path = edits.root / article.path
        edits.write(path, _with_former_address(edits.text(path), old))
    edits.moves[lesson.folder_path] = lesson.folder_path.with_name(renaming.new)


def _record_edits(text: str, renaming: Renaming, file: str) -> Iterator[Insertion]:
    """Yield the changes of a list of terms or questions."""
    old, new = renaming.old, renaming.new
    record_kind = "term" if file == "terms.yml" else "question"
    for record in items(compose(text)):
        if renaming.kind == record_kind and getattr(id_ := value(record, "id"), "value", "") == old:
            yield from scalars([id_], old, new)
            former = [node.value for node in items(value(record, "formerly"))]
            if old not in former:
                yield listed_in(text, record, "formerly", old, after="id")
        if renaming.kind == "term":
            lists = [value(record, "related", relation) for relation in RELATIONS]
            for node in (*lists, value(record, "terms")):
                yield from scalars(items(node), old, new)


def _with_lessons(text: str, renaming: Renaming) -> str:
    """Return `course.yml` with the new folder in the weeks."""
    if renaming.kind != "lesson":
        return text
    weeks = items(value(compose(text), "weeks"))
    nodes: list[yaml.Node] = [node for week in weeks for node in items(value(week, "lessons"))]
    return applied(text, scalars(nodes, renaming.old, renaming.new))


def _with_former_address(text: str, slug: str) -> str:
    """Return a lesson with a former address in its front matter."""
    match = _FRONT_MATTER.match(text)
    assert match is not None, "the lesson was read"
    start, matter = match.start(1), match[1]
    node = compose(matter)
    assert node is not None, "the lesson has a title"
    if slug in [item.value for item in items(value(node, "formerly"))]:
        return text
    begin, end, new = listed_in(matter, node, "formerly", slug, after="title")
    return applied(text, [(start + begin, start + end, new)])
