"""Glosario of The Carpentries: a YAML list of terms in many languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from studyguide.importing.entries import (
    ImportedFile,
    ImportedLesson,
    ImportedTerm,
    Remark,
    UnreadableFileError,
)
from studyguide.importing.formats.plain_files import decoded
from studyguide.model.yaml_loader import load

_NO_LANGUAGE = ("slug", "ref")


def is_glosario(text: str) -> bool:
    """Return whether a YAML file is a glossary in this form."""
    return "- slug:" in text and "term:" in text and "def:" in text


def read_glosario(data: bytes, name: str) -> ImportedFile:
    """Return the terms of a glossary, each in all its languages."""
    text = decoded(data, name)
    try:
        entries = load(text)
        nodes = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise UnreadableFileError(f"{name}: is no YAML: {error}") from error
    lines = [node.start_mark.line + 1 for node in nodes.value] if nodes is not None else []
    terms: list[ImportedTerm] = []
    remarks: list[Remark] = []
    for entry, line in zip(entries if isinstance(entries, list) else [], lines, strict=False):
        if found := _term(entry, line):
            terms.append(found)
        else:
            remarks.append(Remark(line, str(entry)[:200], "has no term with a meaning"))
    lesson = ImportedLesson(title="", terms=tuple(terms))
    return ImportedFile(format="Glosario", lessons=(lesson,), remarks=tuple(remarks))


def _term(entry: Any, line: int) -> ImportedTerm | None:
    if not isinstance(entry, dict):
        return None
    texts = dict(_texts(entry, line))
    if not texts:
        return None
    language, first = next(iter(texts.items()))
    others = {code: text for code, text in texts.items() if code != language}
    return ImportedTerm(
        name=first.name, short=first.short, definition=first.definition, line=line,
        language=language, translations=others,
    )  # fmt: skip


def _texts(entry: dict[str, Any], line: int) -> Iterator[tuple[str, ImportedTerm]]:
    for code, text in entry.items():
        if code in _NO_LANGUAGE or not isinstance(text, dict) or not text.get("term"):
            continue
        yield (
            str(code),
            ImportedTerm(
                name=str(text["term"]).strip(), short=str(text.get("acronym") or "").strip(),
                definition=str(text.get("def") or "").strip(), line=line, language=str(code),
            ),
        )  # fmt: skip
