"""Glossaries without bullets: name and meaning in turn, in one line each, or run together."""

from __future__ import annotations

import re
from itertools import groupby

from studyguide.importing.entries import ImportedTerm
from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.sections import bare, is_short
from studyguide.importing.notes.term_bodies import definition_of
from studyguide.importing.notes.term_shapes import is_name, is_task_of_parts, term_shape
from studyguide.importing.notes.words import alternatives, is_heading_word, is_one
from studyguide.importing.notes.zones import zone_of

_COLUMNS = re.compile(
    rf"(?:{alternatives('term_column')})\s*[|/]?\s*(?:{alternatives('meaning_column')})",
    re.IGNORECASE,
)
_DASHED = re.compile(r"\s*\S+(?:\s\S+){0,2}\s+[–—-]\s")
_LONGEST_SURE = 12
"""Words of a name where most paragraphs begin with one."""
_LONGEST_NAME = 3
"""Words of a name before a colon in running text."""
_FEWEST = 3
"""Paragraphs of a list."""
_NEXT_ENTRY = re.compile(r"(?<=[.!?])(?=[A-ZÆØÅÄÖÜ])")
_NAME_END = re.compile(r"(?<=[a-zæøåäöüß0-9)])(?=[A-ZÆØÅÄÖÜ])")


def is_column_head(text: str) -> bool:
    """Return whether a text is the head of a table of terms: "TermDefinition"."""
    return (
        bool(_COLUMNS.fullmatch(bare(text)))
        or is_one(text, "term_column")
        or is_one(text, "meaning_column")
    )


def alternating_terms(parts: list[Part], at: int, run: int) -> tuple[list[ImportedTerm], int]:
    """Return the terms of paragraphs that are a name and a meaning in turn, and where they end."""
    terms: list[ImportedTerm] = []
    while at < len(parts) and is_column_head(parts[at].text) and parts[at].kind == "text":
        at += 1
    while at + 1 < len(parts) and _is_pair(parts, at):
        end = at + 1
        while end < len(parts) and _goes_on(parts, end, at):
            end += 1
        definition, sources = definition_of(parts[at + 1 : end])
        terms.append(
            ImportedTerm(
                name=bare(parts[at].text).rstrip(":"),
                definition=definition,
                line=parts[at].line,
                run=run,
                sources=sources,
            )
        )
        at = end
    return terms, at


def _is_pair(parts: list[Part], at: int) -> bool:
    name, meaning = parts[at], parts[at + 1]
    if name.kind != "text" or not is_short(name) or zone_of(name):
        return False
    shape = term_shape(name.text)
    is_alone = (shape is None or not shape.rest) and not _are_entries(meaning.text)
    if is_heading_word(meaning.text):
        return False
    follows = meaning.kind in ("text", "item") and meaning.loose
    return is_alone and follows and is_name(bare(name.text).rstrip(":"))


def _are_entries(text: str) -> bool:
    """Return whether each of several lines is a name and its meaning: what stands above is none."""
    lines = text.split("\n")
    shapes = [term_shape(line) for line in lines]
    return len(lines) > 1 and all(shape and shape.rest for shape in shapes)


def _goes_on(parts: list[Part], end: int, at: int) -> bool:
    """Return whether a part belongs to the meaning of the name at an index."""
    if end == at + 1:
        return True
    part = parts[end]
    return part.kind in ("item", "code") or (part.kind == "text" and not is_short(part))


def glued_terms(text: str, line: int, run: int) -> list[ImportedTerm]:
    """Return the terms of a table whose cells were run together, empty if there are none.

    >>> [term.name for term in glued_terms("TermDefinitionEpochOne pass.BatchA few.", 1, 0)]
    ['Epoch', 'Batch']
    """
    head = _COLUMNS.match(text)
    if not head:
        return []
    terms: list[ImportedTerm] = []
    for entry in _NEXT_ENTRY.split(text[head.end() :].strip()):
        end = _NAME_END.search(entry)
        while end and not is_name(entry[: end.start()]):
            end = _NAME_END.search(entry, end.start() + 1)
        if end:
            name, definition = entry[: end.start()].strip(), entry[end.start() :].strip()
            terms.append(ImportedTerm(name=name, definition=definition, line=line, run=run))
    return terms


def pair_terms(part: Part, run: int) -> list[ImportedTerm]:
    """Return the terms of a paragraph of a name and a meaning on the lines below it.

    Without empty lines between them, names and meanings alternate: then the names are shorter.
    """
    lines = part.text.split("\n")
    if len(lines) < 2 or term_shape(part.text) or not is_name(bare(lines[0])):
        return []
    if is_task_of_parts(lines[0]):
        return []
    if len(lines) >= 4 and len(lines) % 2 == 0 and _alternate(lines):
        return [
            _pair(lines[at], lines[at + 1], part.line + at, run) for at in range(0, len(lines), 2)
        ]
    return [_pair(lines[0], "\n".join(lines[1:]), part.line, run)]


def _alternate(lines: list[str]) -> bool:
    names, meanings = lines[::2], lines[1::2]
    return all(map(is_name, names)) and sum(map(len, names)) * 2 < sum(map(len, meanings))


def _pair(name: str, meaning: str, line: int, run: int) -> ImportedTerm:
    return ImportedTerm(name=bare(name), definition=meaning, line=line, run=run)


def line_terms(part: Part, run: int, *, sure: bool) -> list[ImportedTerm]:
    """Return the terms of a paragraph that is a name and a meaning, or a line for each."""
    lines = part.text.split("\n")
    shapes = [term_shape(line) for line in lines]
    whole = term_shape(part.text)
    is_whole = all(shape and shape.rest for shape in shapes)
    entries = _wrapped(lines) if sure and not is_whole else []
    if len(entries) > 1 and all(term_shape(text) for _, text in entries):
        found = [(shape, part.line + at) for at, text in entries if (shape := term_shape(text))]
    elif len(lines) >= 2 and is_whole and (sure or len(lines) >= 3):
        found = [(shape, part.line + at) for at, shape in enumerate(shapes) if shape]
    elif whole and whole.rest and (sure or whole.marked):
        found = [(whole, part.line)]
    else:
        return []
    return [
        ImportedTerm(name=shape.name, definition=shape.rest, line=line, run=run)
        for shape, line in found
    ]


def _wrapped(lines: list[str]) -> list[tuple[int, str]]:
    """Return names with meanings that go on in the next line, with the places of their lines."""
    entries: list[tuple[int, list[str]]] = []
    for at, line in enumerate(lines):
        shape = term_shape(line)
        begins = (
            shape
            and shape.rest
            and (shape.marked or line.lstrip("*_ ")[:1].isupper() or _DASHED.match(line))
        )
        if begins:
            entries.append((at, [line]))
        elif not entries or (shape and shape.marked):
            return []
        else:
            entries[-1][1].append(line)
    return [(at, " ".join(part.strip() for part in parts)) for at, parts in entries]


def is_list_of_pairs(parts: list[Part]) -> bool:
    """Return whether most paragraphs are a name and a meaning on the line below it."""
    texts = [part for part in parts if part.kind == "text" and not is_heading_word(part.text)]
    found = [part for part in texts if pair_terms(part, 0)]
    return len(found) >= 3 and len(found) * 4 >= len(texts) * 3


def listed_lines(parts: list[Part]) -> frozenset[int]:
    """Return the lines of paragraphs that are a name and a meaning, and are a list of these.

    They are if most paragraphs are, or if three with short names stand one below the other.
    """
    texts = [part for part in parts if part.kind == "text"]
    found = {part.line for part in texts if _has_name(part, _LONGEST_SURE)}
    sure = {part.line for part in texts if _has_name(part, _LONGEST_NAME)}
    blocks = [list(group) for is_head, group in groupby(parts, _heads) if not is_head]
    if len(found) >= _FEWEST and len(found) * 3 >= len(texts) * 2:
        lines = [[part.line for part in block if part in texts] for block in blocks]
        return frozenset(at for block in lines if len(block) > 1 for at in block)
    runs = (
        [part.line for part in run]
        for block in blocks
        for is_in, run in groupby(block, lambda part: part.line in sure)
        if is_in
    )
    return frozenset(at for run in runs if len(run) >= _FEWEST for at in run)


def _heads(part: Part) -> bool:
    return part.kind == "heading"


def _has_name(part: Part, longest: int) -> bool:
    """Return whether a paragraph begins with a name, and not with words of a sentence."""
    shape = term_shape(part.text)
    if shape is None or not shape.rest:
        return False
    if shape.marked:
        return True
    words = shape.name.split()
    says = re.search(rf"(?<!\w)(?:{alternatives('is')})(?!\w)", shape.name, re.IGNORECASE)
    return len(words) <= longest and not says and not re.search(r"[$\[\]!<>]", shape.name)
