"""A question → what its template shows: controls, options, the answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from string import ascii_uppercase
from typing import TypeVar

from markupsafe import Markup

from studyguide.linking.term_links import linked_blocks
from studyguide.model.questions import Cloze, Match, Numeric, Order, Question, Short
from studyguide.model.text import Text
from studyguide.pages.site import Site
from studyguide.pages.slips import almost, folded
from studyguide.pages.view import PageView
from studyguide.text.block_html import document_html
from studyguide.text.blocks import Document
from studyguide.text.formula_line import formula_line
from studyguide.text.gaps import gaps_in, typed
from studyguide.text.inlines import Gap

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


def title(page: PageView, question: Question, number: int) -> Markup:
    """Return the heading of a question: its number and how difficult it is."""
    words = page.site.words
    return Markup('{} <span class="difficulty" data-level="{}">{}</span>').format(
        words("question", n=number), question.difficulty, words[f"difficulty_{question.difficulty}"]
    )


def label(page: PageView, text: Text) -> str:
    """Return the words of a text where no markup can be: in a choice, in the name of a control."""
    return page.words(text, formula=formula_line)


def _gap_text(page: PageView, question: Cloze) -> Document:
    found = question.text.localized(page.site.languages)
    finder = page.site.finders[found.language]
    return linked_blocks(found.markdown, finder, automatic=False, gaps=True)


def cloze_text(page: PageView, question: Cloze) -> Markup:
    """Return the text of a cloze question with an input for each gap."""
    document = _gap_text(page, question)
    all_answers = [typed(gap) for gap in gaps_in(document)]

    def field(gap: Gap) -> Markup:
        answers = typed(gap)
        others = (one for at, own in enumerate(all_answers, 1) if at != gap.number for one in own)
        return Markup(
            '<input type="text" class="gap" name="{}-{}" size="{}" data-accept="{}"{} '
            'aria-label="{}" autocomplete="off" autocapitalize="none" spellcheck="false">'
        ).format(
            question.id, gap.number, max(6, *(len(answer) + 2 for answer in answers)),
            json.dumps(answers, ensure_ascii=False),
            strictness(page, question, answers, tuple(others)),
            page.site.words("gap", n=gap.number),
        )  # fmt: skip

    return document_html(document, replace(page.context(), gap=field))


def cloze_answer(page: PageView, question: Cloze) -> Markup:
    """Return the text of a cloze question with its gaps filled."""
    return page.document(_gap_text(page, question))


def other_answers(page: PageView, question: Cloze) -> tuple[str, ...]:
    """Return what else is right in the gaps of a cloze question: `uphill: upwards, up`."""
    answers = map(typed, gaps_in(_gap_text(page, question)))
    return tuple(f"{first}: {', '.join(others)}" for first, *others in answers if others)


def digits(value: float) -> str:
    """Return a number with all its digits: `175000000000`, `0.000001`; `6.02e23` if very long."""
    if isinstance(value, float) and value and not _SMALL <= abs(value) < _LARGE:
        return repr(value).replace("e+", "e")
    return format(Decimal(repr(value)), "f").removesuffix(".0")


def number(page: PageView, value: float) -> str:
    """Return a number as the page's language writes it: from 10 000 on, in groups of three."""
    whole, point, rest = digits(value).partition(".")
    if len(whole.lstrip("-")) > _UNGROUPED and whole.lstrip("-").isdecimal():
        whole = f"{int(whole):,}".replace(",", "\u00a0")
    return f"{whole}{point and page.site.words['decimal']}{rest}"


def numeric_answer(page: PageView, question: Numeric) -> str:
    """Return the answer of a numeric question with its unit and tolerance."""
    unit = f" {page.words(question.unit)}" if question.unit else ""
    answer = number(page, question.answer) + unit
    if not question.tolerance:
        return answer
    tolerance = number(page, question.tolerance) + unit
    return page.site.words("tolerance", answer=answer, tolerance=tolerance)


def accepted(page: PageView, question: Short) -> str:
    """Return the wordings of a short answer that count as right, as JSON; none: readers judge."""
    return json.dumps(_wordings(page, question), ensure_ascii=False)


def _wordings(page: PageView, question: Short) -> tuple[str, ...]:
    return question.accept.get(page.site.language, ()) if question.accept else ()


def strictness(
    page: PageView,
    question: Short | Cloze,
    answers: tuple[str, ...],
    others: tuple[str, ...] = (),
) -> Markup:
    """Return the attribute that says what is not forgiven in an answer that is typed, if any.

    `others` are the answers of the other gaps: each gap has its own.
    """
    if question.exact:
        return Markup(' data-exact="true"')
    right = {folded(answer) for answer in answers}
    near = (
        one for one in others if any(almost(folded(one), text) for text in right - {folded(one)})
    )
    refused = (name for answer in answers for name in page.site.refused.get(answer, ()))
    names = sorted({*near, *refused} - {*answers})
    refuses = Markup(' data-not="{}"').format(json.dumps(names, ensure_ascii=False))
    return refuses if names else Markup("")


def short_strictness(page: PageView, question: Short) -> Markup:
    """Return the same for a short question."""
    return strictness(page, question, _wordings(page, question))


def quiz_words(site: Site) -> str:
    """Return the words that the script of the self-check says, as JSON."""
    return json.dumps(site.words.entries["quiz"], ensure_ascii=False, sort_keys=True)


def data_words(site: Site) -> str:
    """Return the words of the reader's own data, as JSON."""
    return json.dumps(site.words.entries["data"], ensure_ascii=False, sort_keys=True)


def about(page: PageView, question: Question) -> Markup:
    """Return links to the terms that a question is about."""
    terms = (page.site.guide.terms.get(id_) for id_ in question.terms)
    return Markup(", ").join(page.term_link(term) for term in terms if term)


def _letter(index: int) -> str:
    return ascii_uppercase[index] if index < len(ascii_uppercase) else str(index + 1)


def _mixed_order(length: int, seed: str) -> tuple[int, ...]:
    """Return a permutation that depends on `seed` alone and is not the identity."""

    def digest(index: int) -> bytes:
        return hashlib.sha256(f"{seed}/{index}".encode()).digest()

    order = tuple(sorted(range(length), key=digest))
    return order if order != tuple(range(length)) else (*order[1:], order[0])
