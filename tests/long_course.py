"""A course of many weeks and terms whose first lesson is long, and has what is wide."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.course import LANGUAGES, write_course
from sites import CONFIG, ROOT
from studyguide.model.guide import Guide
from studyguide.reading.load import load_guide

LESSON = "lessons/synthetic-1/"
_FOLDER = "content/lessons/01-synthetic-1"
_LONG_LINE = "step = " + " + ".join(f"gradient[{number}] * rate" for number in range(20))
_LONG_FORMULA = " + ".join(f"x_{{{number}}}^2" for number in range(40))
_ROW = " | ".join(["`" + "x" * 40 + "`"] * 6)
_WIDE = f"""
## Wide things {{#wide}}

As in [Deep Learning](https://www.deeplearningbook.org/), chapter 4.

```python
{_LONG_LINE}
short = 1
```

$$
{_LONG_FORMULA}
$$

| a | b | c | d | e | f |
|---|---|---|---|---|---|
| {_ROW} |

## Narrow things {{#narrow}}

```python
short = 1
```

$$
x^2
$$

| a | b |
|---|---|
| 1 | 2 |
"""
_SECTION = """
## {title} {{#{id}}}

{text}
"""
_LONG_TITLES = {
    "Week 2": "What a week is called whose title goes on to the second line",
    "Uke 2": "Det en uke heter når tittelen går videre på den andre linja",
}
ALPHABET = (
    "alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett",
    "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango",
    "uniform", "victor", "whiskey", "xray", "yankee", "zulu",
)  # fmt: skip
"""Terms of the second week, with one name in both languages; each needs the third before it.

The last is part of the last but one, and that of the one before it.
"""
_QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "two-gaps",
        "kind": "cloze",
        "prompt": {"en": "Fill in.", "nb": "Fyll inn."},
        "text": {"en": "{{One}} and {{two}} differ.", "nb": "{{En}} og {{to}} er ulike."},
        "explanation": {"en": "So it is.", "nb": "Slik er det."},
    },
    {
        "id": "own-words",
        "kind": "short",
        "prompt": {"en": "What is it?", "nb": "Hva er det?"},
        "answer": {"en": "One of many.", "nb": "En av mange."},
    },
    {
        "id": "at-length",
        "kind": "essay",
        "prompt": {"en": "Why?", "nb": "Hvorfor?"},
        "answer": {"en": "For a reason.", "nb": "Av en grunn."},
        "rubric": [{"en": "It has a reason.", "nb": "Den har en grunn."}],
    },
    {
        "id": "how-many",
        "kind": "numeric",
        "prompt": {"en": "How many?", "nb": "Hvor mange?"},
        "answer": 7,
        "explanation": {"en": "So it is.", "nb": "Slik er det."},
    },
    {
        "id": "which-one",
        "kind": "choice",
        "prompt": {"en": "Which one?", "nb": "Hvilken?"},
        "options": [
            {"text": {"en": "this", "nb": "denne"}, "why": {"en": "It is.", "nb": "Det er den."},
             "correct": True},
            {"text": {"en": "that", "nb": "den"}, "why": {"en": "No.", "nb": "Nei."}},
        ],
    },
]  # fmt: skip


def write_long_course(folder: Path) -> None:
    """Write `content/` and `docs/` of the course into a folder."""
    write_course(folder, terms=120)
    lesson = folder / _FOLDER
    sections = (
        _SECTION.format(title=f"Section {number}", id=f"section-{number}", text="Words. " * 150)
        for number in range(1, 13)
    )
    added = _WIDE + "".join(sections)
    for code in LANGUAGES:
        file = lesson / f"lesson.{code}.md"
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{added}", encoding="utf-8")
    first = json.loads((lesson / "terms.yml").read_text(encoding="utf-8"))[0]["id"]
    _append(lesson / "quiz.yml", [{**one, "terms": [first]} for one in _QUESTIONS])
    course = folder / "content/course.yml"
    titles = course.read_text(encoding="utf-8")
    for short, title in _LONG_TITLES.items():
        titles = titles.replace(f'"{short}"', f'"{title}"')
    course.write_text(titles, encoding="utf-8")
    _append(folder / "content/lessons/02-synthetic-2/terms.yml", [*map(_term, ALPHABET)])


def _term(name: str) -> dict[str, Any]:
    at = ALPHABET.index(name)
    related = {"requires": [ALPHABET[at - 3]]} if at >= 3 else {}
    if name in ("yankee", "zulu"):
        related["part_of"] = [ALPHABET[at - 1]]
    return {
        "id": name,
        "name": name,
        "definition": {"en": f"The {name} is no. {at}.", "nb": f"En {name} er nr. {at}."},
        "related": related,
    }


def _append(file: Path, records: list[dict[str, Any]]) -> None:
    _write(file, json.loads(file.read_text(encoding="utf-8")) + records)


def _write(file: Path, records: list[dict[str, Any]]) -> None:
    file.write_text(json.dumps(records, ensure_ascii=False, indent=1), encoding="utf-8")


@cache
def long_guide() -> Guide:
    """Return what the course says."""
    with TemporaryDirectory() as folder:
        write_long_course(Path(folder))
        guide, problems = load_guide(Path(folder, "content"), docs=Path(folder, "docs"))
    assert problems == ()
    assert guide is not None
    return guide


def long_project(folder: Path) -> Path:
    """Return a project with the course and without booklets, which the small course has."""
    project = folder / "project"
    write_long_course(project)
    text = CONFIG.format(root=ROOT) + "extra: {booklets: false}\n"
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    return project
