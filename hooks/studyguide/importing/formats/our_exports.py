"""Finds again what exports of this generator say in words: units, rubrics and gaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from studyguide.importing.draft import NOTHING_YET
from studyguide.importing.entries import ImportedQuestion
from studyguide.languages.rules import own_rules
from studyguide.languages.wording import wording

_GAP = "[?]"
_OTHER_GAP = re.compile(r"\\?\[…\\?\]")
_PART = re.compile(r"(?P<id>.+)-(?P<number>\d+)")


@cache
def _rubrics() -> re.Pattern[str]:
    """Return the pattern of the heading of a rubric in any language of the site."""
    said = "|".join(re.escape(wording(code)["rubric"]) for code in own_rules())
    return re.compile(rf"\n*\*\*(?:{said})\*\*\s*\n+(?P<points>(?:[-*] .*(?:\n|$))+)")


@cache
def _units() -> re.Pattern[str]:
    """Return the pattern of the sentence that says in which unit to answer."""
    sentences = (wording(code)("answer_in", unit="UNIT") for code in own_rules())
    said = "|".join(re.escape(one).replace("UNIT", "(.+?)") for one in sentences)
    return re.compile(rf"\s*(?:{said})\s*\Z")


def with_our_parts(question: ImportedQuestion) -> ImportedQuestion:
    """Return a question with the unit, rubric or gap that its words have."""
    match question.kind:
        case "numeric":
            return _with_unit(question)
        case "essay":
            return _with_rubric(question)
        case "cloze":
            return _with_prompt(question)
        case "match" if len(question.pairs) > 2 and _places(question):
            return _in_order(question)
        case "short" if _GAP in question.prompt.replace("\\", ""):
            return _with_gap(question)
        case _:
            return question


def _with_unit(question: ImportedQuestion) -> ImportedQuestion:
    match = _units().search(question.prompt)
    if not match:
        return question
    unit = next(filter(None, match.groups()), "")
    return replace(question, prompt=question.prompt[: match.start()].rstrip(), unit=unit)


def _with_rubric(question: ImportedQuestion) -> ImportedQuestion:
    match = _rubrics().search(question.answer)
    if not match:
        return question
    points = tuple(line[2:].strip() for line in match["points"].split("\n") if line.strip())
    return replace(question, answer=question.answer[: match.start()].strip(), items=points)


def _with_gap(question: ImportedQuestion) -> ImportedQuestion:
    """Return a text with a gap; what stands above its paragraph is what is asked."""
    prompt, _, text = question.prompt.replace("\\[?]", "[?]").rpartition("\n\n")
    gap = f"{{{{{'|'.join(question.accept)}}}}}"
    return replace(
        question, kind="cloze", prompt=prompt or NOTHING_YET, text=text.replace(_GAP, gap),
        accept=(), explanation=question.answer, answer="",
    )  # fmt: skip


def _with_prompt(question: ImportedQuestion) -> ImportedQuestion:
    """Return a text with gaps; paragraphs before the one with the first are what is asked."""
    above = question.text[: max(0, question.text.find("{{"))].rpartition("\n\n")[0]
    if question.prompt != NOTHING_YET or not above:
        return question
    return replace(question, prompt=above, text=question.text[len(above) :].strip())


def _places(question: ImportedQuestion) -> bool:
    """Return whether the right sides of pairs are the numbers of places in an order."""
    numbers = sorted(right for _, right in question.pairs)
    return numbers == sorted(str(at) for at in range(1, len(numbers) + 1)) and not question.spare


def _in_order(question: ImportedQuestion) -> ImportedQuestion:
    items = sorted(question.pairs, key=lambda pair: int(pair[1]))
    return replace(question, kind="order", items=tuple(left for left, _ in items), pairs=())


def with_gaps_joined(questions: Iterable[ImportedQuestion]) -> Iterator[ImportedQuestion]:
    """Yield questions; those about the gaps of one text, one after the other, become one."""
    before: ImportedQuestion | None = None
    for question in questions:
        if before and (joined := _joined(before, question)):
            before = joined
            continue
        if before:
            yield _whole(before)
        before = question
    if before:
        yield _whole(before)


def _joined(before: ImportedQuestion, question: ImportedQuestion) -> ImportedQuestion | None:
    mine, other = _PART.fullmatch(before.id), _PART.fullmatch(question.id)
    both_gaps = before.kind == question.kind == "cloze"
    if not (both_gaps and mine and other and mine["id"] == other["id"]):
        return None
    if int(other["number"]) != int(mine["number"]) + 1:
        return None
    gap = re.search(r"\{\{.*?\}\}", question.text)
    filled = _OTHER_GAP.sub(lambda _: gap[0] if gap else "", before.text, count=1)
    return replace(before, text=filled, id=question.id)


def _whole(question: ImportedQuestion) -> ImportedQuestion:
    """Return a question with the id of the whole text instead of one of its gaps."""
    match = _PART.fullmatch(question.id)
    several = question.kind == "cloze" and question.text.count("{{") > 1
    return replace(question, id=match["id"]) if match and several else question
