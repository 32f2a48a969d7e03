"""Finds the ends of sentences in any script, by the rules of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from studyguide.languages.rules import listed, own_rules, rules_of

_END = re.compile(
    r"""[.!?…؟۔।॥։።]["'”“’‘»«)*]*(?=\s+\S)
      | [。！？｡]["'”’」』）*]*    # behind these there is no space
      | \Z""",
    re.VERBOSE,
)
_OPENING = re.compile(r"\s+[\"'“„‚«»(\[*_$`¿¡]*")
_ABBREVIATIONS = "etc vs cf al fig figs eq eqs vol ed eds dr prof ca nr pp"
"""Abbreviations of all languages, in any case."""
_COUNTING = "no nr pp vol art pos max min tab"
"""Abbreviations that end no sentence before a number or a formula: `see p. 4`, `no. $k$`."""
_INITIAL = re.compile(r"\b([^\W\d_])\.$")
_FIRST_NUMBER = re.compile(r"\s*\d+\.$")  # `17. Mai`, and the number of a list
_SINGLES = re.compile(r"\s+[^\W\d_]\.")  # `z. B.`
_COUNTED = re.compile(r"\s+\(?[$0-9]")
_NEVER = re.compile(r"(?!)")
_WINDOW = 24
"""How many characters before a full stop are examined."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Patterns before a full stop that ends no sentence, in one language."""

    abbreviation: re.Pattern[str]
    counting: re.Pattern[str]
    ordinal: re.Pattern[str]
    after_ordinal: re.Pattern[str]

    def goes_on(self, before: str, line: str, end: int) -> bool:
        """Return whether a full stop belongs to an abbreviation or an ordinal."""
        initial = _INITIAL.search(before)
        if initial and (initial[1].isupper() or _SINGLES.match(line, end)):
            return True
        if self.counting.search(before) and _COUNTED.match(line, end):
            return True
        if before[-2:-1].isdigit() and self.after_ordinal.match(line, end):
            return True
        return bool(self.abbreviation.search(before) or self.ordinal.search(before))


def sentence_ends(line: str, language: str) -> Iterator[int]:
    """Yield the positions after each sentence of a flat text.

    With an empty `language`, the abbreviations of all languages apply.
    """
    patterns = _patterns(language)
    for match in _END.finditer(line):
        stop = match.start() + 1
        if match.end() < len(line):
            if _FIRST_NUMBER.match(line, 0, stop) or not _begins(line, match.end()):
                continue
            before = line[max(0, stop - _WINDOW) : stop]
            if before.endswith(".") and patterns.goes_on(before, line, match.end()):
                continue
        yield match.end()


def _begins(line: str, at: int) -> bool:
    """Return whether a sentence may begin at a position: with a capital or a caseless letter."""
    opening = _OPENING.match(line, at)
    if not opening:
        return True
    if not {*"[$`"}.isdisjoint(opening[0]):
        return True
    first = line[opening.end() : opening.end() + 1]
    return first.isalnum() and first.title() == first


@cache
def _patterns(language: str) -> _Patterns:
    codes = (language,) if language else own_rules()
    rules = [rules_of(code).sentences for code in codes]
    abbreviations = (_ABBREVIATIONS, *(language_rules.abbreviations for language_rules in rules))
    counting = (_COUNTING, *(language_rules.counting for language_rules in rules))
    return _Patterns(
        abbreviation=re.compile(
            rf"""\b(?:{_any_of(abbreviations)}
              | [^\W\d_]{{1,3}}(?:\.[^\W\d_]{{1,4}})+    # `e.g.`
              | [^\W\d_]\.\s[^\W\d_]{{1,2}})\.$          # `d. h.`""",
            re.IGNORECASE | re.VERBOSE,
        ),
        counting=re.compile(rf"\b(?:[^\W\d_]|{_any_of(counting)})\.$", re.IGNORECASE),
        ordinal=_either(language_rules.ordinals for language_rules in rules),
        after_ordinal=_either(language_rules.after_ordinals for language_rules in rules),
    )


def _any_of(lists: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for words in lists for word in listed(words))


def _either(expressions: Iterator[str]) -> re.Pattern[str]:
    written = [f"(?:{expression})" for expression in expressions if expression]
    return re.compile("|".join(written), re.IGNORECASE) if written else _NEVER
