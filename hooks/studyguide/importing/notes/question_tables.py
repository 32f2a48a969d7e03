"""Tables of questions: `Question | A | B | C | Correct`, `Statement | True/False`, and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from studyguide.importing.entries import ImportedQuestion, Remark
from studyguide.importing.notes.answers import right_options, understood
from studyguide.importing.notes.question_lines import asked_in
from studyguide.importing.notes.raw_questions import RawQuestion
from studyguide.importing.notes.term_shapes import is_question
from studyguide.importing.notes.words import alternatives, is_one, plain, words

_OPTION_HEAD = re.compile(
    rf"(?:(?:{alternatives('option_column')})\s*)?\(?(?:(?P<letter>[a-h])|(?P<number>[1-9]))\)?"
)
_NUMBERS = re.compile(r"\d(?:\s*[,;/&+]\s*\d)*")
_BLANK = re.compile(r"_{2,}|…\s*$")
_PLURAL = re.compile(r"\((?:s|er|e|n|en|es)\)")
_TRUTH_PAIRS = ("tf", "vf", "su", "rg", "wf", "rf", "yn", "jn")
"""First letters of what is said of statements in languages: true, false; vrai, faux."""
_TICKS = ("x", "✓", "✔", "✅", "☑", "☒", "[x]")
_SHORT_FRONT = 3
"""Words of an entry below "Question" that may be a name, and ask nothing."""
_FEWEST_COLUMNS = 4
_FEWEST_OF_KEY = 2
_HINT = re.compile(r"\s+[–-]\s.*", re.DOTALL)
"""What a template says about a column behind its name."""
Row = tuple[int, Sequence[str]]
"""A row with the line on which it stands."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table of questions has what; an index is -1 if it has no such column."""

    prompt: int
    answer: int
    explanation: int
    options: tuple[int, ...] = ()
    numbered: bool = False
    """Whether the heads of the options are numbers, by which answers then refer to them."""
    ticks: tuple[int, int] | None = None
    """The columns that are ticked for a true and for a false statement."""

    def used(self) -> set[int]:
        others = (self.prompt, self.answer, self.explanation)
        return {*others, *self.options, *(self.ticks or ())}


@dataclass(frozen=True, slots=True)
class QuestionTable:
    """The questions of a table, and what of it became nothing."""

    questions: tuple[ImportedQuestion, ...]
    remarks: tuple[Remark, ...]


def question_table(head: Sequence[str], rows: Sequence[Row], run: int) -> QuestionTable | None:
    """Return the questions of a table, None if it is no table of questions."""
    columns = _columns([_name(cell) for cell in head], rows)
    if columns is None:
        return None
    filled = [(line, [*row, *[""] * (len(head) - len(row))]) for line, row in rows]
    asked = [(line, row) for line, row in filled if row[columns.prompt].strip()]
    left = [(line, row) for line, row in filled if not row[columns.prompt].strip()]
    remarks = [
        Remark(line, " | ".join(filter(None, row)), "is a row without a question")
        for line, row in left
        if any(cell.strip() for cell in row)
    ]
    remarks += _unused(head, asked, columns)
    questions = [understood(_raw(row, line, columns, run)) for line, row in asked]
    return QuestionTable(tuple(questions), tuple(remarks))


def key_table(head: Sequence[str], rows: Sequence[Row]) -> list[tuple[int, int, str]]:
    """Return the line, number and answer of each row of a key, empty if a table is none.

    Its first column counts; the second is what a key is called.
    """
    names = [_name(cell) for cell in head]
    if len(names) < _FEWEST_OF_KEY or names[1] not in (*words("correct_column"), *words("answers")):
        return []
    numbers = [re.fullmatch(r"\D{0,12}(\d{1,3})\W*", row[0]) for _, row in rows if row]
    if not numbers or not all(numbers):
        return []
    return [
        (line, int(number[1]), ". ".join(filter(None, row[1:])))
        for (line, row), number in zip(rows, numbers, strict=True)
        if number
    ]


def headless_questions(rows: Sequence[Row]) -> QuestionTable | None:
    """Return the questions of a list without a head: what is asked, options, the right one."""
    width = len(rows[0][1]) if rows else 0
    if width < _FEWEST_COLUMNS or any(len(row) != width for _, row in rows):
        return None
    asked = sum(is_question(row[0]) or bool(_BLANK.search(row[0])) for _, row in rows)
    named = sum(len(right_options(tuple(row[1:-1]), row[-1])[0]) > 0 for _, row in rows)
    if asked * 2 < len(rows) or named * 5 < len(rows) * 4:
        return None
    letters = [chr(ord("A") + at) for at in range(width - 2)]
    return question_table(["Question", *letters, "Answer"], rows, 0)


def _name(cell: str) -> str:
    return plain(_PLURAL.sub("", _HINT.sub("", cell)))


def _columns(names: list[str], rows: Sequence[Row]) -> _Columns | None:
    prompt = _first(names, "question_column")
    options = {at: match for at, name in enumerate(names) if (match := _option(name))}
    options = options if len(options) > 1 else {}
    answers = [at for at, name in enumerate(names) if name in words("correct_column")]
    answer = next((at for at in reversed(answers) if at not in options), -1)
    base = _Columns(
        prompt, answer, _first(names, "reason_column"),
        tuple(options), any(match["number"] for match in options.values()),
    )  # fmt: skip
    if prompt < 0:
        return None
    if options:
        return base
    yes, no = _first(names, "holds"), _first(names, "fails")
    if yes >= 0 and no >= 0:
        return replace(base, answer=-1, ticks=(yes, no))
    truth = _first(names, "truth_column")
    if truth >= 0 or (answer >= 0 and _are_truths(_cells(rows, answer))):
        return replace(base, answer=truth if truth >= 0 else answer)
    return base if answer >= 0 and _ask(_cells(rows, prompt)) else None


def _option(name: str) -> re.Match[str] | None:
    return _OPTION_HEAD.fullmatch(name)


def _first(names: list[str], role: str) -> int:
    return next((at for at, name in enumerate(names) if name in words(role)), -1)


def _cells(rows: Iterable[Row], at: int) -> list[str]:
    return [row[at].strip() for _, row in rows if at < len(row) and row[at].strip()]


def _are_truths(cells: list[str]) -> bool:
    return bool(cells) and all(_truth(cell, cells) for cell in cells)


def _truth(cell: str, cells: Iterable[str]) -> str:
    """Return `True` or `False` for a cell that says so in a column, empty for another."""
    if is_one(cell, "holds"):
        return "True"
    if is_one(cell, "fails"):
        return "False"
    letters = {plain(one) for one in cells}
    pair = next((pair for pair in _TRUTH_PAIRS if letters <= {*pair}), "")
    return ("True", "False")[pair.index(plain(cell))] if pair and plain(cell) else ""


def _ask(prompts: list[str]) -> bool:
    """Return whether most entries below "Question" ask something, and are no names."""
    found = sum(
        is_question(one) or bool(_BLANK.search(one)) or len(one.split()) > _SHORT_FRONT
        for one in prompts
    )
    return found * 2 >= len(prompts)


def _raw(row: Sequence[str], line: int, columns: _Columns, run: int) -> RawQuestion:
    """Return the question of a row."""
    said = row[columns.answer].strip() if columns.answer >= 0 else ""
    why = row[columns.explanation].strip() if columns.explanation >= 0 else ""
    prompt = row[columns.prompt].strip()
    if columns.ticks:
        yes, no = (_is_ticked(row[at]) for at in columns.ticks)
        said = "" if yes == no else ("False", "True")[yes]
    if columns.options:
        options = [row[at].strip() for at in columns.options]
        while options and not options[-1]:
            options.pop()
        if columns.numbered and _NUMBERS.fullmatch(said):
            said = re.sub(r"\d", lambda digit: chr(ord("A") + int(digit[0]) - 1), said)
        return RawQuestion(
            prompt=prompt, line=line, options=tuple(options), answer=said, explanation=why, run=run
        )
    if truth := _truth(said, [said]):
        return RawQuestion(prompt=prompt, line=line, answer=truth, explanation=why, run=run)
    return replace(asked_in(prompt, line, said), explanation=why, run=run)


def _is_ticked(cell: str) -> bool:
    return plain(cell) in _TICKS or cell.strip() in _TICKS or is_one(cell, "holds")


def _unused(head: Sequence[str], rows: Sequence[Row], columns: _Columns) -> Iterator[Remark]:
    return unused(head, rows, columns.used(), "questions")


def unused(head: Sequence[str], rows: Sequence[Row], used: set[int], what: str) -> Iterator[Remark]:
    """Yield what stands in columns of which nothing is made: its words, each once.

    Columns that only count the rows are left out.
    """
    for at in range(max((len(row) for _, row in rows), default=0)):
        cells = _cells(rows, at)
        counts = [plain(cell) for cell in cells] == [str(one + 1) for one in range(len(cells))]
        if at not in used and cells and not counts:
            name = f"{head[at]}: " if at < len(head) and head[at] else ""
            said = f"{name}{', '.join(dict.fromkeys(cells))}"
            yield Remark(rows[0][0], said, f"stands in a column that {what} do not have")
