"""What stands below a term: the rest of its meaning, and further terms that are parts of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from studyguide.importing.entries import ImportedQuestion, ImportedTerm
from studyguide.importing.notes.answers import understood
from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.raw_questions import RawQuestion
from studyguide.importing.notes.term_shapes import (
    TermShape,
    asked_name,
    is_label,
    is_question,
    term_shape,
)
from studyguide.importing.notes.words import alternatives

_ADDRESS = re.compile(r"<?(https?://\S+?)>?")
_MARKED_QUESTION = re.compile(
    r"(?:\*\*|__)(?P<asks>[^*]+?)[:：]?(?:\*\*|__)\s*[:：–—-]?\s*(?P<says>.*)", re.DOTALL
)
_CARD = re.compile(r"(?P<asks>[^\n]+?\?)\s+:{2,3}\s+(?P<says>\S.*)", re.DOTALL)


@dataclass(slots=True)
class Found:
    """Terms and questions, in the order of the source."""

    terms: list[ImportedTerm]
    questions: list[ImportedQuestion]


def question_item(part: Part, run: int) -> ImportedQuestion | None:
    """Return an entry of a list of terms that asks something instead, with its answer."""
    match = _MARKED_QUESTION.fullmatch(part.text.strip()) or _CARD.fullmatch(part.text.strip())
    if not match or not is_question(match["asks"]) or asked_name(match["asks"]):
        return None
    asks = match["asks"].strip()
    if not asks.endswith("?") and asks.split()[0].casefold() in alternatives("asks_what"):
        asks += "?"
    answer = definition_of([Part("text", part.line, match["says"]), *part.children])[0]
    raw = RawQuestion(prompt=asks, line=part.line, answer=answer, run=run)
    return understood(raw)


def term_item(part: Part, shape: TermShape, *, run: int, part_of: str = "") -> list[ImportedTerm]:
    """Return the term of an item, and those that are set in below it."""
    name = asked_name(shape.name) or shape.name
    rest = [Part("text", part.line, shape.rest)] if shape.rest else []
    return term_with_body(name, [*rest, *part.children], part.line, run=run, part_of=part_of)


def term_with_body(
    name: str, body: list[Part], line: int, *, run: int, part_of: str = ""
) -> list[ImportedTerm]:
    """Return a term with a body, and the terms in the body."""
    own, terms = _without_terms(body, name, run)
    definition, sources = definition_of(own)
    term = ImportedTerm(
        name=name, definition=definition, line=line, run=run, part_of=part_of, sources=sources
    )
    return [term, *terms]


def _without_terms(
    parts: list[Part], owner: str, run: int
) -> tuple[list[Part], list[ImportedTerm]]:
    """Return parts without the terms among them, and these terms."""
    kept: list[Part] = []
    terms: list[ImportedTerm] = []
    shapes = [term_shape(part.text) if part.kind == "item" else None for part in parts]
    number = sum(part.kind == "item" for part in parts)
    with_meaning = sum(bool(shape and _says(shape)) for shape in shapes)
    alike = with_meaning >= 2 and with_meaning * 3 >= number * 2
    for part, shape in zip(parts, shapes, strict=True):
        if shape and (shape.marked or (alike and _says(shape))):
            terms += term_item(part, shape, run=run, part_of=owner)
        elif part.children:
            children, inner = _without_terms(part.children, owner, run)
            terms += inner
            if children or not _is_bare_label(part):
                kept.append(replace(part, children=children))
        else:
            kept.append(part)
    return kept, terms


def _says(shape: TermShape) -> bool:
    return bool(shape.rest) and not shape.equation


def _is_bare_label(part: Part) -> bool:
    return is_label(part.text, alone=True) and len(part.text.split()) <= 6


def definition_of(parts: list[Part]) -> tuple[str, tuple[str, ...]]:
    """Return the Markdown of a meaning, and addresses that stand alone in it as sources.

    Of several points the first is the sentence that defines; a single one is no list.
    """
    sources = tuple(match[1] for part in parts if (match := _ADDRESS.fullmatch(part.text.strip())))
    rest = [part for part in parts if not _ADDRESS.fullmatch(part.text.strip())]
    if rest and rest[0].kind == "item" and rest[0].number is None:
        first = rest[0]
        rest = [Part("text", first.line, first.text, loose=True), *first.children, *rest[1:]]
    return joined(rest), sources


def joined(parts: list[Part]) -> str:
    """Return the Markdown of parts, the items of a list without empty lines between them."""
    text = ""
    before: Part | None = None
    for part in parts:
        source = part.source().strip()
        if not source:
            continue
        tight = before and before.kind == part.kind == "item" and not part.children
        text += ("\n" if tight else "\n\n") * bool(text) + source
        before = part
    return text
