"""A synthetic course of any size: same seed, same bytes.

The vocabulary grows with the course, as that of real glossaries does; what a term builds on stays
within its topic of ten, so that no page grows with the course but those that list it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.questions import question
from bench.words import ADJECTIVES, CLAUSES, FORMULAS, HEADS, stems
from studyguide.languages.inflection import inflections

WEEKS = 15
LANGUAGES = ("en", "nb")
_TOPIC = 10
_TERMS_PER_STEM = 5
_TERMS_PER_QUESTION = 2
_SAYS = {
    "en": ("A {} is a way to hold on to the {}: {}.", "Together with {}, {}.", "{}."),
    "nb": ("En {} er en måte å holde fast på {}: {}.", "Sammen med {} {}.", "{}."),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A term to be: its id and its name in each language."""

    id: str
    names: tuple[str, str]


def entries(count: int, seed: int) -> list[Entry]:
    """Return the terms of a course: `sparse plandor layer`, `glissent plandorlag`."""
    chance = random.Random(seed)  # noqa: S311, a benchmark is no secret
    found: dict[str, Entry] = {}
    pool = stems(count // _TERMS_PER_STEM + 20)
    while len(found) < count:
        stem, head = chance.choice(pool), chance.choice(HEADS)
        english, norwegian = f"{stem} {head[0]}", f"{stem}{head[1]}"
        if chance.random() < 0.5:
            adjective = chance.choice(ADJECTIVES)
            english, norwegian = f"{adjective[0]} {english}", f"{adjective[1]} {norwegian}"
        id_ = english.replace(" ", "-")
        found.setdefault(id_, Entry(id_, (english, norwegian)))
    return list(found.values())


def write_course(folder: Path, *, terms: int, seed: int = 1) -> None:
    """Write `content/` and `docs/` of a course in two languages into a folder."""
    made = _Maker(entries(terms, seed), random.Random(seed))  # noqa: S311
    weeks = []
    for number in range(1, WEEKS + 1):
        name = f"{number:02}-synthetic-{number}"
        own = range((number - 1) * terms // WEEKS, number * terms // WEEKS)
        _write_lesson(folder / "content/lessons" / name, made, own, number)
        weeks.append({"number": number, "title": _both("Week", "Uke", number), "lessons": [name]})
    course = {
        "id": "synthetic-course",
        "title": {"en": "Synthetic course", "nb": "Syntetisk kurs"},
        "description": {"en": f"A course of {terms} terms.", "nb": f"Et kurs på {terms} begreper."},
        "languages": list(LANGUAGES),
        "weeks": weeks,
    }
    _write(folder / "content/course.yml", _yaml(course))
    for code in LANGUAGES:
        text = f"---\ntitle: About\nsummary: About.\n---\n\nSeed {seed}.\n"
        _write(folder / f"docs/about.{code}.md", text)


def _write_lesson(folder: Path, made: _Maker, own: range, number: int) -> None:
    questions = [
        question(made.entries[at], made.entries[own.start : own.stop], made.chance)
        for at in own[::_TERMS_PER_QUESTION]
    ]
    _write(folder / "terms.yml", _yaml([made.term(at) for at in own]))
    _write(folder / "quiz.yml", _yaml(questions))
    for language, code in enumerate(LANGUAGES):
        head = f"---\ntitle: Lesson {number}\nsummary: What week {number} is about.\n---\n"
        text = "\n".join(made.lesson(own, language, number))
        _write(folder / f"lesson.{code}.md", f"{head}\n{text}")


class _Maker:
    """Writes the texts of a course, one after the other."""

    def __init__(self, found: list[Entry], chance: random.Random) -> None:
        self.entries = found
        self.chance = chance

    def term(self, at: int) -> dict[str, Any]:
        """Return a term as it is in `terms.yml`."""
        entry, first = self.entries[at], at - at % _TOPIC
        others = self._mentioned(at)
        found: dict[str, Any] = {
            "id": entry.id,
            "name": dict(zip(LANGUAGES, entry.names, strict=True)),
            "definition": {
                code: "\n\n".join(self._definition(at, language, others))
                for language, code in enumerate(LANGUAGES)
            },
        }
        if at % 3 == 0:
            found["formula"] = self.chance.choice(FORMULAS)
        if at % 4 == 0:
            found["example"] = {
                code: self._sentence(2, language, others) for language, code in enumerate(LANGUAGES)
            }
        found["related"] = dict(self._relations(at, first))
        if at % 7 == 0:
            found["sources"] = ["[Deep Learning](https://www.deeplearningbook.org/), chapter 8"]
        return found

    def lesson(self, own: range, language: int, number: int) -> Iterator[str]:
        """Yield the lines of a lesson: six sections that name some of its terms."""
        for section in range(1, 7):
            yield f"## {('Part', 'Del')[language]} {section} {{#part-{number}-{section}}}\n"
            for _ in range(3):
                yield (
                    " ".join(
                        self._sentence(kind, language, (self.chance.choice(own), self._any()))
                        for kind in (1, 2, 1)
                    )
                    + "\n"
                )
            yield f"$$\n{self.chance.choice(FORMULAS)}\n$$\n"

    def _definition(self, at: int, language: int, others: tuple[int, ...]) -> Iterator[str]:
        named = self._form(others[0], language)
        says = _SAYS[LANGUAGES[language]][0]
        yield says.format(self.entries[at].names[language], named, self._clause(language))
        yield " ".join(self._sentence(kind, language, others[1:]) for kind in (1, 2, 1))
        if at % 5 == 0:
            yield f"`step = {at / 10}` {('gives', 'gir')[language]} $x_{{{at}}} = 2^n$."

    def _sentence(self, kind: int, language: int, others: tuple[int, ...]) -> str:
        clause = self._clause(language)
        if kind == 2:
            return _SAYS[LANGUAGES[language]][2].format(clause[:1].upper() + clause[1:])
        named = self._form(self.chance.choice(others), language)
        return _SAYS[LANGUAGES[language]][1].format(named, clause)

    def _clause(self, language: int) -> str:
        return self.chance.choice(CLAUSES)[language]

    def _form(self, at: int, language: int) -> str:
        """Return a name as running text has it: often inflected, sometimes as a reference."""
        name = self.entries[at].names[language]
        forms = (name, *inflections(name, LANGUAGES[language])[:3])
        found = self.chance.choice(forms)
        return f"[[{name}]]" if self.chance.random() < 0.2 else found

    def _mentioned(self, at: int) -> tuple[int, ...]:
        """Return two terms of the topic and one of the whole course, mostly a well-known one."""
        first = at - at % _TOPIC
        last = min(first + _TOPIC, len(self.entries))
        near = [one for one in range(first, last) if one != at] or [0]
        return (self.chance.choice(near), self.chance.choice(near), self._any())

    def _any(self) -> int:
        """Return a term by Zipf's law: the tenth is named a tenth as often as the first."""
        return int(len(self.entries) ** self.chance.random()) - 1

    def _relations(self, at: int, first: int) -> Iterator[tuple[str, list[str]]]:
        before = range(first, at)
        if before:
            wanted = sorted({self.chance.choice(before) for _ in range(2)})
            yield "requires", [self.entries[one].id for one in wanted]
        if at % 6 == 5 and at - 1 >= first:
            yield "contrast", [self.entries[at - 1].id]
        if at % 8 == 7:
            yield "see", [self.entries[self._see(at)].id]

    def _see(self, at: int) -> int:
        found = self._any()
        return found if found != at else at - 1


def _both(english: str, norwegian: str, number: int) -> dict[str, str]:
    return {"en": f"{english} {number}", "nb": f"{norwegian} {number}"}


def _yaml(data: object) -> str:
    """Return JSON, which is YAML: one line a text, quotes as authors write them."""
    return json.dumps(data, ensure_ascii=False, indent=1)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
