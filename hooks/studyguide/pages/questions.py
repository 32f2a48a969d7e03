"""A question → what its template shows: controls, options, the answer."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_uppercase
from typing import TypeVar

from studyguide.model.questions import Cloze, Match, Numeric, Order, Question, Short
from studyguide.model.text import Text
from studyguide.pages.site import Site
from studyguide.pages.slips import almost, folded
from studyguide.pages.writer import Writer
from studyguide.prose.cloze import fill_gaps, gaps

T = TypeVar("T")
ASKS = {
    "choice": "choose_one",
    "multiple": "choose_many",
    "true-false": "true_or_false",
    "short": "answer_short",
    "essay": "answer_essay",
    "order": "put_in_order",
    "match": "match_pairs",
    "numeric": "give_number",
    "cloze": "fill_gaps",
}
"""The wording of what each kind of question asks for."""


_SMALL, _LARGE = 1e-7, 1e21
"""Between them, a number is written without an exponent."""
_UNGROUPED = 4
"""So many digits are not grouped."""


@dataclass(frozen=True, slots=True)
class Lettered:
    """An item with the letter under which it is shown."""

    letter: str
    text: Text
    place: int
    """Its place in the right answer, from 1."""


def lettered(texts: Iterable[Text]) -> tuple[Lettered, ...]:
    """Return items under A, B, C … in the order given."""
    return tuple(Lettered(_letter(index), text, index + 1) for index, text in enumerate(texts))


def mixed(question: Order | Match) -> tuple[Lettered, ...]:
    """Return the items to order, or the right sides to find, mixed and lettered.

    The order depends on nothing but the question's id, so that a rebuild and every language show
    the same one; it is never the right one.
    """
    texts = (
        question.items
        if isinstance(question, Order)
        else tuple(pair.right for pair in question.pairs)
    )
    order = _mixed_order(len(texts), question.id)
    return tuple(
        Lettered(_letter(shown), texts[index], index + 1) for shown, index in enumerate(order)
    )


def cloze_text(writer: Writer, question: Cloze) -> str:
    """Return the text of a cloze question with an input for each gap."""
    found = question.text.localized(writer.site.languages)
    label = writer.site.words
    all_answers = gaps(found.markdown)

    def gap(index: int, answers: tuple[str, ...]) -> str:
        others = tuple(one for at, gap in enumerate(all_answers) if at != index for one in gap)
        size = max(6, *(len(answer) + 2 for answer in answers))
        name = html.escape(label("gap", n=index + 1))
        return (
            f'<input type="text" class="gap" name="{question.id}-{index + 1}" size="{size}" '
            f'data-accept="{html.escape(json.dumps(answers, ensure_ascii=False))}"'
            f"{strictness(writer, question, answers, others)} "
            f'aria-label="{name}" autocomplete="off" autocapitalize="none" spellcheck="false">'
        )

    return writer.markdown(fill_gaps(found.markdown, gap))


def cloze_answer(writer: Writer, question: Cloze) -> str:
    """Return the text of a cloze question with its gaps filled."""
    found = question.text.localized(writer.site.languages)
    return writer.markdown(fill_gaps(found.markdown, lambda _, answers: f"**{answers[0]}**"))


def other_answers(writer: Writer, question: Cloze) -> tuple[str, ...]:
    """Return what else is right in the gaps of a cloze question: `uphill: upwards, up`."""
    found = question.text.localized(writer.site.languages)
    return tuple(
        f"{first}: {', '.join(others)}" for first, *others in gaps(found.markdown) if others
    )


def digits(value: float) -> str:
    """Return a number with all its digits: `175000000000`, `0.000001`; `6.02e23` if very long."""
    if isinstance(value, float) and value and not _SMALL <= abs(value) < _LARGE:
        return repr(value).replace("e+", "e")
    return format(Decimal(repr(value)), "f").removesuffix(".0")


def number(writer: Writer, value: float) -> str:
    """Return a number as the page's language writes it: from 10 000 on, in groups of three."""
    whole, point, rest = digits(value).partition(".")
    if len(whole.lstrip("-")) > _UNGROUPED and whole.lstrip("-").isdecimal():
        whole = f"{int(whole):,}".replace(",", "\u00a0")
    return f"{whole}{point and writer.site.words['decimal']}{rest}"


def numeric_answer(writer: Writer, question: Numeric) -> str:
    """Return the answer of a numeric question with its unit and tolerance."""
    unit = f" {writer.words(question.unit)}" if question.unit else ""
    answer = number(writer, question.answer) + unit
    if not question.tolerance:
        return answer
    tolerance = number(writer, question.tolerance) + unit
    return writer.site.words("tolerance", answer=answer, tolerance=tolerance)


def accepted(writer: Writer, question: Short) -> str:
    """Return the wordings of a short answer that count as right, as JSON; none: readers judge."""
    return json.dumps(_wordings(writer, question), ensure_ascii=False)


def _wordings(writer: Writer, question: Short) -> tuple[str, ...]:
    return question.accept.get(writer.site.language, ()) if question.accept else ()


def strictness(
    writer: Writer,
    question: Short | Cloze,
    answers: tuple[str, ...],
    others: tuple[str, ...] = (),
) -> str:
    """Return the attribute that says what is not forgiven in an answer that is typed, if any.

    `others` are the answers of the other gaps: each gap has its own.
    """
    if question.exact:
        return ' data-exact="true"'
    right = {folded(answer) for answer in answers}
    near = (
        one for one in others if any(almost(folded(one), text) for text in right - {folded(one)})
    )
    refused = (name for answer in answers for name in writer.site.refused.get(answer, ()))
    names = sorted({*near, *refused} - {*answers})
    return f' data-not="{html.escape(json.dumps(names, ensure_ascii=False))}"' if names else ""


def short_strictness(writer: Writer, question: Short) -> str:
    """Return the same for a short question."""
    return strictness(writer, question, _wordings(writer, question))


def quiz_words(site: Site) -> str:
    """Return the words that the script of the self-check says, as JSON."""
    return json.dumps(site.words.entries["quiz"], ensure_ascii=False, sort_keys=True)


def data_words(site: Site) -> str:
    """Return the words of the reader's own data, as JSON."""
    return json.dumps(site.words.entries["data"], ensure_ascii=False, sort_keys=True)


def about(writer: Writer, question: Question) -> str:
    """Return links to the terms that a question is about."""
    terms = (writer.site.guide.terms.get(id_) for id_ in question.terms)
    return ", ".join(writer.term_link(term) for term in terms if term)


def _letter(index: int) -> str:
    return ascii_uppercase[index] if index < len(ascii_uppercase) else str(index + 1)


def _mixed_order(length: int, seed: str) -> tuple[int, ...]:
    """Return a permutation that depends on `seed` alone and is not the identity."""

    def digest(index: int) -> bytes:
        return hashlib.sha256(f"{seed}/{index}".encode()).digest()

    order = tuple(sorted(range(length), key=digest))
    return order if order != tuple(range(length)) else (*order[1:], order[0])
