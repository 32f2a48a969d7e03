"""Glosario of The Carpentries: a YAML list of terms in many languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError

from studyguide.importing.entries import (
    ImportedFile,
    ImportedLesson,
    ImportedTerm,
    Remark,
    UnreadableFileError,
)
from studyguide.importing.formats.plain_files import decoded
from studyguide.importing.ids import Ids
from studyguide.importing.term_names import abbreviates
from studyguide.model.yaml_loader import load

_NO_LANGUAGE = ("slug", "ref")
_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*#([^()\s]*)\s*\)")
_ABBREVIATED = re.compile(r"(?P<name>\S.*?)\s*\((?P<short>[^()\s]+)\)")


def is_glosario(text: str) -> bool:
    """Return whether a YAML file is a glossary in this form."""
    return "- slug:" in text and "term:" in text and "def:" in text


def read_glosario(data: bytes, name: str) -> ImportedFile:
    """Return the terms of a glossary, each in all its languages.

    The ids are its slugs; links to them are references.
    """
    text = decoded(data, name)
    try:
        entries = load(text)
        nodes = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise UnreadableFileError(f"{name}: is no YAML: {error}") from error
    lines = [node.start_mark.line + 1 for node in nodes.value] if nodes is not None else []
    listed = entries if isinstance(entries, list) else []
    ids, main = _ids(listed), _main_language(listed)
    terms: list[ImportedTerm] = []
    remarks: list[Remark] = []
    for entry, line in zip(listed, lines, strict=False):
        if found := _term(entry, line, ids, main):
            terms.append(found)
            remarks += [
                Remark(line, f"{entry.get('slug')}: {code}", "is no language that Unicode knows")
                for code in entry
                if code not in _NO_LANGUAGE and not _is_language(str(code))
            ]
        else:
            remarks.append(Remark(line, str(entry)[:200], "has no term with a meaning"))
    lesson = ImportedLesson(title="", terms=tuple(terms))
    return ImportedFile(format="Glosario", lessons=(lesson,), remarks=tuple(remarks))


def _ids(entries: list[Any]) -> Mapping[str, str]:
    """Return ids by slug."""
    ids = Ids(())
    slugs = [str(one["slug"]) for one in entries if isinstance(one, dict) and one.get("slug")]
    return {slug: ids.of(slug, "term") for slug in dict.fromkeys(slugs)}


def _main_language(entries: list[Any]) -> str:
    """Return the language that most terms have."""
    counts = Counter(code for one in entries if isinstance(one, dict) for code in one)
    return next((code for code, _ in counts.most_common() if _is_language(str(code))), "")


def _is_language(code: str) -> bool:
    try:
        return bool(Locale.parse(code, sep="-" if "-" in code else "_"))
    except (ValueError, UnknownLocaleError):
        return False


def _term(entry: Any, line: int, ids: Mapping[str, str], main: str) -> ImportedTerm | None:
    if not isinstance(entry, dict):
        return None
    texts = {one.language: one for one in _texts(entry, line, ids)}
    if not texts:
        return None
    first = texts.pop(main, None) or texts.pop(next(iter(texts)))
    listed = entry.get("ref")
    refs = [str(slug) for slug in listed] if isinstance(listed, list) else []
    return ImportedTerm(
        id=first.id, name=first.name, short=first.short, definition=first.definition, line=line,
        language=first.language, translations=texts,
        see=tuple(dict.fromkeys(ids[slug] for slug in refs if slug in ids)),
    )  # fmt: skip


def _texts(entry: dict[str, Any], line: int, ids: Mapping[str, str]) -> Iterator[ImportedTerm]:
    for code, text in entry.items():
        if code in _NO_LANGUAGE or not isinstance(text, dict) or not text.get("term"):
            continue
        if not _is_language(str(code)):
            continue
        name, short = str(text["term"]).strip(), str(text.get("acronym") or "").strip()
        written = _ABBREVIATED.fullmatch(name)
        if written and abbreviates(written["short"], written["name"]):
            name, short = written["name"], short or written["short"]
        yield ImportedTerm(
            id=ids.get(str(entry.get("slug")), ""), name=name, short=short, line=line,
            definition=_with_references(str(text.get("def") or "").strip(), ids),
            language=str(code),
        )  # fmt: skip


def _with_references(text: str, ids: Mapping[str, str]) -> str:
    """Return a text whose links to other entries are references."""

    def reference(found: re.Match[str]) -> str:
        words = " ".join(found[1].split())
        return f"[[{ids[found[2]]}|{words}]]" if found[2] in ids and "|" not in words else words

    return _LINK.sub(reference, text)
