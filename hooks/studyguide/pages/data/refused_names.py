"""Finds names of the course that must not be forgiven as typos of a typed answer.

`typed-answer.js` forgives one typo. `alkene` is no typo where `alkane` is right, since it is
another term. Such names are found here, so that no page needs a list of all names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from studyguide.languages.folding import Folding, folding_of
from studyguide.languages.inflection import inflections
from studyguide.linking.name_index import Name, match_key, names_of
from studyguide.linking.names_in_text import NameFinder
from studyguide.model.guide import Guide
from studyguide.pages.forms.question_forms import offered_texts, typed_answers
from studyguide.text.parsing.parse import parse_inline
from studyguide.text.tree.plain import plain_words

Value = TypeVar("Value")
_SHORTEST = 5
"""The length below which no typo is forgiven."""

RefusedNames = Mapping[str, tuple[str, ...]]
"""By accepted answer, as written: names of something else that are one typo apart."""


def is_one_typo_apart(first: str, second: str) -> bool:
    """Return whether two texts differ by one letter changed, deleted, inserted or swapped."""
    short, long = sorted((first, second), key=len)
    pairs = enumerate(zip(short, long, strict=False))
    at = next((at for at, (a, b) in pairs if a != b), len(short))
    match len(long) - len(short):
        case 0:
            swapped = short[at : at + 2] == long[at : at + 2][::-1]
            return short[at + 1 :] == long[at + 1 :] or (
                swapped and short[at + 2 :] == long[at + 2 :]
            )
        case 1:
            return short[at:] == long[at + 1 :]
        case _:
            return False


def refused_names(guide: Guide, finders: Mapping[str, NameFinder]) -> RefusedNames:
    """Return the names that are not forgiven as typos, for all typed answers of a guide.

    Answers of questions are typed, and names of terms: flashcards ask for them.
    """
    answers = {answer for _, question in guide.questions() for answer in typed_answers(question)}
    for term in guide.terms.values():
        answers.update(name for code in finders for name in names_of(term, code))
    names = _Names.near(answers, guide, finders)
    by_answer = {
        answer: tuple(
            sorted({*names.of_other_terms(answer, finders), *names.of_options(answer, finders)})
        )
        for answer in sorted(answers)
    }
    return {answer: refused for answer, refused in by_answer.items() if refused}


@dataclass(frozen=True, slots=True)
class _Names:
    """Names in a course that may be one typo apart from a typed answer."""

    folding: Folding
    terms: Mapping[str, list[Name]]
    """Names of terms with their inflections, in all languages, by folded text."""
    options: Mapping[str, list[str]]
    """Options, items and pairs, by folded text."""
    by_variant: dict[str, tuple[str, ...]]
    """Folded names by those of their variants that an answer has too: see `_variants`."""

    @classmethod
    def near(
        cls, answers: Iterable[str], guide: Guide, finders: Mapping[str, NameFinder]
    ) -> _Names:
        """Return the names that may be one typo apart from any of the answers."""
        folded = folding_of(guide.course.languages)
        rights = {folded(answer) for answer in answers}
        by_variant: dict[str, tuple[str, ...]]
        by_variant = {variant: () for right in rights for variant in _variants(right)}
        ends = {end for right in rights for off in (-1, 0, 1) for end in _ends(right, off)}
        names_near = cls(folded, defaultdict(list), defaultdict(list), by_variant)

        def add(name: str, names: Iterable[Value], to: Mapping[str, list[Value]]) -> None:
            if ends.isdisjoint(_ends(name)):
                return
            shared = [variant for variant in _variants(name) if variant in by_variant]
            for variant in shared:
                if name not in by_variant[variant]:
                    by_variant[variant] += (name,)
            if shared:
                to[name].extend(names)

        for finder in finders.values():
            for names in finder.index.by_key.values():
                add(folded(names[0].spelling), names, names_near.terms)
        for text in _offered(guide, 2 * max(map(len, rights), default=0)):
            add(folded(text), (text,), names_near.options)
        return names_near

    def _within_reach(self, answer: str) -> set[str]:
        """Return the folded names that equal an answer or are one typo apart."""
        right = self.folding(answer)
        if len(right) < _SHORTEST or re.search(r"[0-9]", right):
            return {right}
        names = {name for variant in _variants(right) for name in self.by_variant.get(variant, ())}
        return {name for name in names if is_one_typo_apart(name, right)}

    def of_other_terms(self, answer: str, languages: Iterable[str]) -> Iterator[str]:
        """Yield names one typo apart that belong only to terms other than the answer's.

        If the answer is no term's name, its inflections do not count as other words.
        """
        near, right = self._within_reach(answer), _joined(self.folding(answer))
        alike = [
            name_of_term
            for name in near
            if _joined(name) == right
            for name_of_term in self.terms.get(name, ())
        ]
        term_ids = {name.term for name in alike if match_key(name.spelling) == match_key(answer)}
        term_ids = term_ids or {name.term for name in alike}
        forms = set() if term_ids else self._forms(answer, languages)
        for name in near - forms:
            spelled: dict[str, list[Name]] = defaultdict(list)
            for name_of_term in self.terms.get(name, ()):
                spelled[match_key(name_of_term.spelling)].append(name_of_term)
            for names in spelled.values():
                declared = {name_of_term.term for name_of_term in names if name_of_term.declared}
                if not term_ids & (declared or {name_of_term.term for name_of_term in names}):
                    yield names[0].spelling

    def of_options(self, answer: str, languages: Iterable[str]) -> Iterator[str]:
        """Yield options one typo apart that are other words, not inflections of the answer."""
        right = self.folding(answer)
        forms = self._forms(answer, languages)
        for name in self._within_reach(answer):
            if name in self.terms or name in forms or _joined(name) == _joined(right):
                continue
            for option in self.options.get(name, ()):
                if right not in self._forms(option, languages):
                    yield option

    def _forms(self, text: str, languages: Iterable[str]) -> set[str]:
        """Return the folded inflections of a text in any of the languages."""
        return {self.folding(form) for code in languages for form in inflections(text, code)}


def _offered(guide: Guide, longest: int) -> Iterator[str]:
    """Yield options, items and pairs, if they are not too long."""
    for _, question in guide.questions():
        for text in offered_texts(question):
            yield from (
                plain_words(parse_inline(markdown)[0])
                for _, markdown in text.translations()
                if len(markdown) <= longest
            )


def _joined(text: str) -> str:
    return text.replace(" ", "")


def _variants(text: str) -> Iterator[str]:
    """Yield a text, and each variant of it with one letter deleted.

    Two texts one typo apart have a variant in common.
    """
    yield text
    yield from (text[:at] + text[at + 1 :] for at in range(len(text)))


def _ends(text: str, off: int = 0) -> tuple[tuple[str, int, bool], ...]:
    """Return the start and the end of a text with its length: one typo changes only one of them.

    A cheap filter, which spares half of the names the computation of variants.
    """
    return (text[:2], len(text) + off, True), (text[-2:], len(text) + off, False)
