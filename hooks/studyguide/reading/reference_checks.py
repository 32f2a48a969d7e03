"""Checks of references in texts: to terms, figures, publications, questions, addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from studyguide.linking.name_index import NameIndex
from studyguide.model.article import Article
from studyguide.model.guide import Guide, HiddenDrafts, Lesson
from studyguide.model.problems import did_you_mean
from studyguide.reading.drafts import draft_question_fault, draft_term_fault
from studyguide.reading.link_checks import AddressCheck, address_check, figure_fault_of, no_fault
from studyguide.text.checks.document_checks import Validators
from studyguide.text.citations import citation_fault

_ELSEWHERE = {
    "#": "figures have numbers in lessons only. Say in words which figure you mean",
    "@": "only lessons have citations. Write a link, or 'sources:' of a term",
}
"""References that only work in lessons, by the character they begin with."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What texts of a guide may refer to."""

    name_indexes: Mapping[str, NameIndex]
    """The names of terms, by language."""
    questions: frozenset[str]
    """The ids of all questions."""
    web: AddressCheck = no_fault
    """Checks addresses outside of the site."""


def validators(
    name_index: NameIndex, address: AddressCheck, questions: frozenset[str], hidden: HiddenDrafts
) -> Validators:
    """Return the checks for a text other than an article."""

    def wordless(target: str) -> str | None:
        return draft_term_fault(hidden, target, name_index.language)

    def question(id_: str) -> str | None:
        return draft_question_fault(hidden, id_) or question_fault(id_, questions)

    return Validators(
        reference=lambda target: _ELSEWHERE.get(target[:1]) or name_index.fault(target),
        renaming=name_index.renaming,
        wordless=wordless,
        address=address,
        question=question,
    )


def article_validators(
    guide: Guide, lesson: Lesson, article: Article, targets: Targets
) -> Validators:
    """Return the checks for an article, which may have headings, figures and citations."""
    names = targets.name_indexes[article.language]
    address = address_check(guide, lesson, article, targets.web)
    return replace(
        validators(names, address, targets.questions, guide.hidden),
        reference=lambda target: _reference_fault(target, lesson, article, names),
        headings=True,
    )


def _reference_fault(target: str, lesson: Lesson, article: Article, names: NameIndex) -> str | None:
    match target[:1]:
        case "#":
            return figure_fault_of(target, article)
        case "@":
            return citation_fault(target, lesson.publications)
        case _:
            return names.fault(target)


def question_fault(id_: str, ids: frozenset[str]) -> str | None:
    """Return the fault in the id of an embedded question, or None."""
    if id_ in ids:
        return None
    guess = did_you_mean(id_, ids) or " Write the id of a question"
    return f"unknown question '{id_}'.{guess}"
