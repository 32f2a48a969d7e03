"""Questions of a section, and the answers that a key gives them by their numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from studyguide.importing.entries import ImportedQuestion, Remark
from studyguide.importing.notes.answers import RawQuestion, understood
from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.term_bodies import definition_of, joined
from studyguide.importing.notes.term_shapes import is_question
from studyguide.importing.notes.words import alternatives

_GLUED = re.compile(r"(?<=[.?!])(?=[A-ZÆØÅÄÖÜ])")
_KEY_WORDS = re.compile(rf"^\W*(?:{alternatives('answers')})\W*", re.IGNORECASE)
_SHORT_KEY = re.compile(r"(\d{1,3})\s*[.):–-]?\s*([A-Ha-h])\b")


def _options(item: Part) -> tuple[str, ...]:
    """Return what there is to choose below a question, empty if something else is there too."""
    children = item.children
    if len(children) < 2 or any(one.kind != "item" or one.children for one in children):
        return ()
    return tuple(one.text for one in children)


def _whole_line(item: Part) -> Part:
    """Return an item with its number in its text: `1. B 2. C` is a list in one line."""
    return Part("text", item.line, f"{item.number}. {item.text}")


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
        found = [*map(understood, self.raw), *self.understood]
        return tuple(sorted(found, key=lambda question: question.line))

    def begin(self, *, essay: bool) -> None:
        """Begin another list of questions, numbered anew."""
        if not essay:
            self._start = len(self.raw)

    def add(self, question: RawQuestion) -> None:
        """Add a question."""
        self.raw.append(question)

    def add_understood(self, question: ImportedQuestion) -> None:
        """Add a question whose kind is known."""
        self.understood.append(question)

    def items(self, items: list[Part], *, essay: bool, run: int) -> None:
        """Add the questions of a list; what is set in below one is what there is to choose."""
        for item in items:
            options = _options(item)
            prompt = item.text if options else joined([Part("text", 0, item.text), *item.children])
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

    def answers(self, items: list[Part]) -> None:
        """Give the answers of a key to the questions with their numbers."""
        for order, item in enumerate(items):
            if item.number is not None and not item.children and self.short_key(_whole_line(item)):
                continue
            text = definition_of([Part("text", item.line, item.text), *item.children])[0]
            at = self._place(item.number, order)
            if at is None:
                self.remarks.append(Remark(item.line, text, "answers a question that is not here"))
            else:
                self.raw[at] = replace(self.raw[at], answer=text)

    def short_key(self, part: Part) -> bool:
        """Give the answers of a line such as `1. B 2. C`, and return whether it is one."""
        text = _KEY_WORDS.sub("", part.text)
        pairs = _SHORT_KEY.findall(text)
        if not pairs or len(_SHORT_KEY.sub("", text).strip(" ,;.\n")) > 2:
            return False
        for order, (number, letter) in enumerate(pairs):
            at = self._place(int(number), order)
            if at is not None:
                self.raw[at] = replace(self.raw[at], answer=letter)
        return True

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
