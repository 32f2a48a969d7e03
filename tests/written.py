"""Every line of a course and of the interface, and the words that may not stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from sites import ROOT

_FORBIDDEN = yaml.safe_load((ROOT / "tests/forbidden_words.yml").read_text(encoding="utf-8"))
RULES = [(language, rule) for language, rules in _FORBIDDEN.items() for rule in rules]
"""The forbidden words, each with its language."""
LANGUAGES = frozenset({"en", "nb"})
NOT_PROSE = frozenset({"aliases", "forms", "unlinked", "code", "formula", "sources", "id", "file"})
"""Keys whose values are no running text; old names and misspellings live on as `aliases`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; a text of every language has the language `None`."""

    file: Path
    number: int
    language: str | None
    text: str


def written_lines(root: Path) -> Iterator[Line]:
    """Return every line of the content and the hand-written pages of a course."""
    pages = root.glob("docs/*.md"), root.glob("content/lessons/*/lesson.*.md")
    for file in sorted(file for found in pages for file in found):
        language = file.stem.rpartition(".")[2]
        if language in LANGUAGES:
            for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
                yield Line(file, number, language, text)
    for file in sorted(root.glob("content/**/*.yml")):
        yield from _scalars(file, _node(file), None)


def interface_lines() -> Iterator[Line]:
    """Return every line of the wordings of the site."""
    for file in sorted(ROOT.glob("hooks/studyguide/languages/*/words.yml")):
        for _, value in _node(file).value:
            yield from _scalars(file, value, file.parent.name)


def forbidden_words(lines: Iterable[Line]) -> list[str]:
    """Return each forbidden word with its place, why it is one, and what to write instead."""
    return [
        f"{line.file.relative_to(ROOT)}:{line.number}: “{hit[0]}”: {rule['why']}"
        f" Write “{rule['right']}”."
        for line in lines
        for language, rule in RULES
        if line.language in (language, None) and (hit := re.search(rule["words"], line.text))
    ]


def _node(file: Path) -> yaml.Node:
    node = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(node, yaml.Node)
    return node


def _scalars(file: Path, node: yaml.Node, language: str | None) -> Iterator[Line]:
    match node:
        case yaml.MappingNode(value=pairs):
            for key, value in pairs:
                if key.value not in NOT_PROSE:
                    inner = key.value if key.value in LANGUAGES else None
                    yield from _scalars(file, value, language or inner)
        case yaml.SequenceNode(value=items):
            for item in items:
                yield from _scalars(file, item, language)
        case yaml.ScalarNode(value=text, style=style):
            first = node.start_mark.line + (2 if style in ("|", ">") else 1)
            for number, line in enumerate(text.splitlines(), start=first):
                yield Line(file, number, language, line)
