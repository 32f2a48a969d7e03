"""Cards with two sides → terms, or questions if the front asks something."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from studyguide.importing.entries import ImportedLesson, ImportedQuestion, ImportedTerm
from studyguide.importing.notes.answers import understood
from studyguide.importing.notes.question_lines import asked_in
from studyguide.importing.notes.term_shapes import asked_name, is_question

_LONGEST_NAME = 90
_CLOZE = re.compile(r"\\?\{\{c\d+::(?P<answer>[^{}]*?)(?:::[^{}]*)?\}\}")
"""A gap as Anki writes it, with or without a hint."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card; both sides are Markdown."""

    front: str
    back: str
    number: int
    more: tuple[str, ...] = ()
    """What else is on it."""
    example: str = ""
    short: str = ""
    aliases: tuple[str, ...] = ()


def lesson_of_cards(cards: Iterable[Card], title: str = "") -> ImportedLesson:
    """Return the terms and questions of cards."""
    terms: list[ImportedTerm] = []
    questions: list[ImportedQuestion] = []
    for card in cards:
        if not card.front.strip() and not card.back.strip():
            continue
        if _CLOZE.search(card.front):
            questions.append(_cloze(card))
        elif _is_term(card):
            terms.append(_term(card))
        else:
            questions.append(_question(card))
    return ImportedLesson(title=title, terms=tuple(terms), questions=tuple(questions))


def _cloze(card: Card) -> ImportedQuestion:
    text = _CLOZE.sub(lambda gap: "{{" + gap["answer"].strip() + "}}", card.front.strip())
    explanation = "\n\n".join(filter(None, (card.back.strip(), *card.more)))
    return ImportedQuestion(
        kind="cloze", prompt="…", text=text, line=card.number, explanation=explanation
    )


def _is_term(card: Card) -> bool:
    front = card.front.strip()
    if asked_name(front):
        return True
    if (asked := asked_in(front, 0, "")).options and asked.prompt:
        return False
    is_short = len(front) <= _LONGEST_NAME and "\n" not in front and "![" not in front
    return bool(front) and is_short and not is_question(front) and not re.search(r"_{3,}", front)


def _term(card: Card) -> ImportedTerm:
    name = asked_name(card.front) or card.front.strip()
    definition = "\n\n".join(filter(None, (card.back.strip(), *card.more)))
    return ImportedTerm(
        name=name, definition=definition, line=card.number, example=card.example,
        short=card.short, aliases=card.aliases,
    )  # fmt: skip


def _question(card: Card) -> ImportedQuestion:
    answer = "\n\n".join(filter(None, (card.back.strip(), *card.more)))
    asked = asked_in(card.front.strip(), card.number, answer)
    more = "\n\n".join(filter(None, (asked.explanation, card.example)))
    return understood(replace(asked, explanation=more))
