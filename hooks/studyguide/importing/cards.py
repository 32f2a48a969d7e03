"""Cards with two sides → terms, or questions if the front asks something."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from studyguide.importing.entries import ImportedLesson, ImportedQuestion, ImportedTerm
from studyguide.importing.notes.answers import RawQuestion, understood
from studyguide.importing.notes.term_shapes import asked_name, is_question

_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class Card:
    """A card; both sides are Markdown."""

    front: str
    back: str
    number: int
    more: tuple[str, ...] = ()
    """What else is on it."""


def lesson_of_cards(cards: Iterable[Card], title: str = "") -> ImportedLesson:
    """Return the terms and questions of cards."""
    terms: list[ImportedTerm] = []
    questions: list[ImportedQuestion] = []
    for card in cards:
        if not card.front.strip() and not card.back.strip():
            continue
        if _is_term(card):
            terms.append(_term(card))
        else:
            questions.append(_question(card))
    return ImportedLesson(title=title, terms=tuple(terms), questions=tuple(questions))


def _is_term(card: Card) -> bool:
    front = card.front.strip()
    if asked_name(front):
        return True
    is_short = len(front) <= _LONGEST_NAME and "\n" not in front and "![" not in front
    return bool(front) and is_short and not is_question(front) and not re.search(r"_{3,}", front)


def _term(card: Card) -> ImportedTerm:
    name = asked_name(card.front) or card.front.strip()
    definition = "\n\n".join(filter(None, (card.back.strip(), *card.more)))
    return ImportedTerm(name=name, definition=definition, line=card.number)


def _question(card: Card) -> ImportedQuestion:
    answer = "\n\n".join(filter(None, (card.back.strip(), *card.more)))
    return understood(RawQuestion(prompt=card.front.strip(), line=card.number, answer=answer))
