"""Questions of a section, and the answers that a key gives them by their numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from studyguide.importing.entries import ImportedQuestion, Remark
from studyguide.importing.notes.inline_keys import (
    answer_line,
    answered_statement,
    bare_entries,
    key_entries,
    key_pairs,
)
from studyguide.importing.notes.line_patterns import OPTION
from studyguide.importing.notes.matching import all_understood
from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.raw_questions import RawQuestion
from studyguide.importing.notes.term_bodies import definition_of, joined
from studyguide.importing.notes.term_shapes import is_question
from studyguide.importing.notes.words import alternatives, is_part

_GLUED = re.compile(r"(?<=[.?!])(?=[A-ZÆØÅÄÖÜ])")
_KEY_WORDS = re.compile(rf"^\W*(?:{alternatives('answers')})\W*", re.IGNORECASE)
_KEY_LABEL = re.compile(r"^(?:[^\d:\n]{1,40}:|\W*(?:[IVX]{1,4}|[A-H])[.):–-])\s*(?=\d)")
_NUMBERED_LINE = re.compile(
    rf"\W*(?:(?:{alternatives('question_mark')}|{alternatives('task_mark')})\s*)?"
    r"(?P<number>\d{1,3})(?:\s*[:.)–-][*_]*\s*|\s+)(?P<text>\S.*)",
    re.IGNORECASE,
)
_LETTERED = 900
"""The number of what has the letter `a`."""
_BOX = re.compile(r"^\[[ xX✓]?\]\s+")


def _options(item: Part) -> tuple[str, ...]:
    """Return what there is to choose below a question, empty if something else is there too."""
    children = item.children
    if len(children) < 2 or any(one.kind != "item" or one.children for one in children):
        return ()
    return tuple(one.text for one in children)


def _with_choices(items: list[Part]) -> list[Part]:
    """Return numbered items with the points behind each, which Word does not set in, below it."""
    found: list[Part] = []
    for item in items:
        owner = found[-1] if found else None
        if (
            owner
            and owner.number is not None
            and item.number is None
            and item.indent >= owner.indent
        ):
            found[-1] = replace(owner, children=[*owner.children, item])
        else:
            found.append(item)
    return found


def answered_below(prompt: str, body: list[Part], line: int, run: int) -> RawQuestion | None:
    """Return the question of a heading if what stands below it ends with "Answer: …"."""
    answer = answer_line(body[-1].text) if body and body[-1].kind == "text" else ""
    if not answer:
        return None
    options = _options(Part("item", line, children=body[:-1]))
    asked = prompt if options else joined([Part("text", line, prompt), *body[:-1]])
    return RawQuestion(prompt=asked, line=line, options=options, answer=answer, run=run)


def _whole_line(item: Part) -> Part:
    """Return an item with its number in its text: `1. B 2. C` is a list in one line."""
    return Part("text", item.line, f"{item.number}. {item.text}")


def _entries_of(item: Part) -> list[Part]:
    """Return the entries of a key that stand in one line, or the item."""
    alone = item.number is not None and not item.children
    found = key_entries(_whole_line(item).text) if alone else []
    return [Part("item", item.line, text, number=number) for number, text in found] or [item]


@dataclass(slots=True)
class Asked:
    """The questions of a section in the order of their lines."""

    raw: list[RawQuestion]
    understood: list[ImportedQuestion] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    _start: int = 0
    """The index of the first question that the next key is about."""

    def questions(self) -> tuple[ImportedQuestion, ...]:
        """Return all questions by their lines."""
        found = [*all_understood(self.raw), *self.understood]
        return tuple(sorted(found, key=lambda question: question.line))

    def begin(self, *, essay: bool) -> None:
        """Begin another list of questions, numbered anew."""
        if not essay:
            self._start = len(self.raw)

    def add(self, question: RawQuestion) -> None:
        """Add a question."""
        self.raw.append(question)

    def heads(self, parts: list[Part]) -> bool:
        """Return whether questions, or nothing, are right below a heading: it is none itself."""
        return len(parts) < 2 or any(parts[0].line < raw.line < parts[1].line for raw in self.raw)

    def counted_below(self, prompt: str, body: list[Part], after: list[Part], run: int) -> bool:
        """Add what a heading asks of each of several; return whether the next number follows."""
        last = body[-1].number if body else None
        if last is None or len(body) < 2 or any(one.number is None for one in body):
            return False
        if next((one.number for one in after if one.kind == "item"), None) != last + 1:
            return False
        for item in body:
            asked = f"{prompt}\n\n{joined([Part('text', item.line, item.text), *item.children])}"
            self.raw.append(RawQuestion(prompt=asked, line=item.line, number=item.number, run=run))
        return True

    def add_understood(self, question: ImportedQuestion) -> None:
        """Add a question whose kind is known."""
        self.understood.append(question)

    def items(self, items: list[Part], *, essay: bool, run: int) -> None:
        """Add the questions of a list; what is set in below one is what there is to choose."""
        for item in _with_choices(items):
            options = _options(item)
            text = _BOX.sub("", item.text)
            prompt = text if options else joined([Part("text", 0, text), *item.children])
            self.raw.append(
                RawQuestion(
                    prompt=prompt,
                    line=item.line,
                    options=options,
                    essay=essay,
                    run=run,
                    number=item.number,
                )
            )

    def texts(self, part: Part, *, essay: bool, run: int) -> None:
        """Add the questions of a paragraph, in which several may stand without a blank between."""
        sentences = [sentence.strip() for sentence in _GLUED.split(part.text.replace("\n", " "))]
        if all(map(is_question, sentences)):
            self.raw += [
                RawQuestion(prompt=sentence, line=part.line, essay=essay, run=run)
                for sentence in sentences
            ]
        else:
            self.remarks.append(Remark(part.line, part.text, "is no question that we understand"))

    def statements(self, part: Part, run: int) -> bool:
        """Add the lines of a paragraph that say whether they are true; return whether all do."""
        lines = part.text.split("\n")
        if not all(map(answered_statement, lines)):
            return False
        self.raw += [
            RawQuestion(prompt=line, line=part.line + at, run=run) for at, line in enumerate(lines)
        ]
        return True

    def lettered(self, part: Part, *, answers: bool, run: int) -> bool:
        """Take statements such as `a) Ice floats.`, or their answers; return whether they are."""
        lines = part.text.split("\n")
        if answers and all(numbered := [_NUMBERED_LINE.fullmatch(line) for line in lines]):
            self.answers(
                [
                    Part("item", part.line + at, one["text"], number=int(one["number"]))
                    for at, one in enumerate(numbered)
                    if one
                ]
            )
            return True
        found = [OPTION.fullmatch(line) for line in lines]
        letters = "".join(one["letter"].lower() for one in found if one)
        if len(found) < 2 or len(letters) < len(found) or not "abcdefgh".startswith(letters):
            return False
        items = [
            Part("item", part.line + at, one["text"], number=_LETTERED + at)
            for at, one in enumerate(found)
            if one
        ]
        if answers:
            self.answers(items)
        else:
            self.items(items, essay=False, run=run)
        return True

    def answers(self, items: list[Part]) -> None:
        """Give the answers of a key to the questions with their numbers."""
        apart = [one for item in items for one in _entries_of(item)]
        for order, item in enumerate(apart):
            if item.number is not None and not item.children and self.short_key(_whole_line(item)):
                continue
            text = definition_of([Part("text", item.line, item.text), *item.children])[0]
            at = self._place(item.number, order)
            if at is None:
                self.remarks.append(Remark(item.line, text, "answers a question that is not here"))
            else:
                self.raw[at] = replace(self.raw[at], answer=text)

    def listed_key(self, part: Part) -> bool:
        """Give the answers of lines such as `A: 1 was, 2 left`; return whether all are such."""
        lines = [line for line in part.text.split("\n") if not is_part(line)]
        texts = [_KEY_LABEL.sub("", line) for line in lines]
        entries = [key_pairs(text) or bare_entries(text) for text in texts]
        if not lines or not all(entries):
            return False
        for at, listed in enumerate(entries):
            self.answers([Part("item", part.line + at, said, number=no) for no, said in listed])
        return True

    def short_key(self, part: Part) -> bool:
        """Give the answers of a line such as `1. B 2. C`, and return whether it is one."""
        lines = [line for line in part.text.split("\n") if not is_part(line)]
        texts = [_KEY_LABEL.sub("", _KEY_WORDS.sub("", line)) for line in lines]
        pairs = [pair for text in texts for pair in key_pairs(text)]
        if not all(map(key_pairs, texts)):
            text = _KEY_LABEL.sub("", _KEY_WORDS.sub("", part.text))
            pairs = key_pairs(text) or key_pairs(part.text)
        for order, (number, letter) in enumerate(pairs):
            at = self._place(number, order)
            if at is None:
                told = Remark(
                    part.line, f"{number}. {letter}", "answers a question that is not here"
                )
                self.remarks.append(told)
            else:
                self.raw[at] = replace(self.raw[at], answer=letter)
        return bool(pairs)

    def _place(self, number: int | None, order: int) -> int | None:
        """Return the index of the question with a number, or at the same place of its list."""
        numbered = {
            raw.number: at for at, raw in reversed(list(enumerate(self.raw)))
            if raw.number is not None and not raw.answer and not raw.essay
        }  # fmt: skip
        if number is not None and number in numbered:
            return numbered[number]
        at = self._start + order
        if at < len(self.raw) and self.raw[at].number is None and not self.raw[at].answer:
            return at
        return None
