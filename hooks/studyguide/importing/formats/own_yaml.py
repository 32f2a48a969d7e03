"""Entries in the YAML of a course, as a chat assistant answers `studyguide import --prompt`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from studyguide.importing.draft import NOTHING_YET
from studyguide.importing.entries import (
    ImportedFile,
    ImportedLesson,
    ImportedQuestion,
    ImportedTerm,
    Remark,
    UnreadableFileError,
)
from studyguide.importing.formats.plain_files import decoded
from studyguide.model.yaml_loader import load

_FENCE = re.compile(
    r"^[ \t]*```(?:ya?ml)?[ \t]*\n(?P<inside>.*?)^[ \t]*```[ \t]*$", re.MULTILINE | re.DOTALL
)
_ENTRY = re.compile(r"^- id: [\w-]+", re.MULTILINE)
_KEYS = re.compile(r"^  (?:definition|answer|explanation|rubric):", re.MULTILINE)


def is_own(text: str) -> bool:
    """Return whether a text has entries of a course in it."""
    return bool(_ENTRY.search(text) and _KEYS.search(text))


def read_own(data: bytes, name: str) -> ImportedFile:
    """Return the entries in a file, which may be an answer with the YAML between fences."""
    text = decoded(data, name)
    found = list(_FENCE.finditer(text))
    parts = [(one["inside"], text.count("\n", 0, one.start("inside"))) for one in found]
    terms: list[ImportedTerm] = []
    questions: list[ImportedQuestion] = []
    remarks: list[Remark] = []
    for inside, above in parts or [(text, 0)]:
        for entry, line in _entries(inside, name):
            if not isinstance(entry, Mapping) or "id" not in entry:
                remarks.append(Remark(above + line, str(entry)[:200], "is no entry with an id"))
            elif "definition" in entry:
                terms.append(_term(entry, above + line))
            else:
                questions.append(_question(entry, above + line))
    lesson = ImportedLesson(title="", terms=tuple(terms), questions=tuple(questions))
    return ImportedFile(format="entries", lessons=(lesson,), remarks=tuple(remarks))


def _entries(text: str, name: str) -> Iterator[tuple[Any, int]]:
    try:
        data, node = load(text), yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise UnreadableFileError(f"{name}: is no YAML: {error}") from error
    lines = [one.start_mark.line + 1 for one in node.value] if node is not None else []
    yield from zip(data if isinstance(data, list) else [], lines, strict=False)


def _texts(value: Any) -> dict[str, str]:
    """Return a text by language; under an empty code if it has none."""
    pairs = value.items() if isinstance(value, Mapping) else [("", value)]
    listed = {str(code): str(one).strip() for code, one in pairs if one is not None}
    return {code: one for code, one in listed.items() if one and one != NOTHING_YET}


def _term(entry: Mapping[str, Any], line: int) -> ImportedTerm:
    names, meanings = _texts(entry.get("name")), _texts(entry["definition"])
    first = next(iter(meanings), "")

    def term(code: str) -> ImportedTerm:
        name = names.get(code) or next(iter(names.values()), str(entry["id"]))
        return ImportedTerm(
            name=name, definition=meanings.get(code, ""), line=line, id=str(entry["id"]),
            language=code,
        )  # fmt: skip

    whole = term(first)
    others = {code: term(code) for code in meanings if code != first}
    return ImportedTerm(
        name=whole.name, definition=whole.definition, line=line, id=whole.id, language=first,
        translations=others,
    )  # fmt: skip


def _question(entry: Mapping[str, Any], line: int) -> ImportedQuestion:
    prompts, answers = _texts(entry.get("prompt")), _texts(entry.get("answer"))
    reasons = _texts(entry.get("explanation"))
    rubric = entry.get("rubric")
    points = (
        [next(iter(_texts(one).values()), "") for one in rubric] if isinstance(rubric, list) else []
    )
    codes = list(dict.fromkeys((*answers, *reasons, *prompts)))
    first = codes[0] if codes else ""

    def question(code: str) -> ImportedQuestion:
        return ImportedQuestion(
            kind="essay" if points else "short", prompt=prompts.get(code, ""), line=line,
            answer=answers.get(code, ""), explanation=reasons.get(code, ""),
            items=tuple(filter(None, points)), id=str(entry["id"]), language=code,
        )  # fmt: skip

    whole = question(first)
    others = {code: question(code) for code in codes if code != first}
    return ImportedQuestion(
        kind=whole.kind, prompt=whole.prompt, line=line, answer=whole.answer,
        explanation=whole.explanation, items=whole.items, id=whole.id, language=first,
        translations=others,
    )  # fmt: skip
