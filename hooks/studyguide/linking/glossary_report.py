"""The glossary report: terms that nothing uses or asks about, and words that look like terms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studyguide.languages.inflection import inflections
from studyguide.languages.rules import listed, rules_of
from studyguide.linking.mentions import mentions
from studyguide.linking.name_index import match_key
from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.term_links import linked_blocks, names_in_flat_text, running_text
from studyguide.linking.term_names import names_of
from studyguide.linking.text_sources import TextSource, texts
from studyguide.model.authored_text import listed_names
from studyguide.model.guide import Guide
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.flat import atoms, flat
from studyguide.text.tree.inline_contents import inline_contents
from studyguide.text.tree.inlines import Inlines, Styled, TermLink
from studyguide.text.tree.plain import plain_words

_ABBREVIATION = re.compile(r"\b(?:[A-Z]{2,6}\d?|[A-Z]?[a-z]+[A-Z]\w*)\b")
_EMPHASIZED = re.compile(  # one word, or several that do not begin a sentence
    r"(?!\w+ )\w[\w-]{3,40}|[^\W\d_A-ZÀ-Þ][\w -]{3,40}\w"
)
_PHRASE = re.compile(r"\b([^\W\d_]{4,}) ([^\W\d_]{4,})\b")
_COMPOUND = re.compile(r"\b[^\W\d_]{8,}\b")


@dataclass(frozen=True, slots=True)
class GlossaryReport:
    """The report on one language."""

    unused: tuple[str, ...]
    """The ids of terms that no lesson, page or other term mentions."""
    derived: tuple[tuple[str, str, int], ...]
    """Inflections that became links: (as written, term, count), the most frequent first."""
    candidates: tuple[tuple[str, int, str], ...]
    """Words that look like terms: (word, count, `path:line` of the first)."""


def unasked(guide: Guide) -> tuple[str, ...]:
    """Return the ids of terms that no question is about."""
    with_questions = {term for _, question in guide.questions() for term in question.terms}
    return tuple(id_ for id_ in guide.terms if id_ not in with_questions)


def glossary_report(guide: Guide, finder: NameFinder) -> GlossaryReport:
    """Return the report on a language."""
    mentioned = mentions(guide, finder)
    sources = tuple(texts(guide, finder.index.language))
    return GlossaryReport(
        unused=tuple(id_ for id_ in guide.terms if id_ not in mentioned),
        derived=tuple(_derived(sources, finder)),
        candidates=tuple(_candidates(guide, sources, finder)),
    )


def _derived(sources: tuple[TextSource, ...], finder: NameFinder) -> Iterator[tuple[str, str, int]]:
    count: Counter[tuple[str, str]] = Counter()
    for source in sources:
        document = linked_blocks(source.source, finder, automatic=source.automatic)
        for inlines, _ in inline_contents(document):
            for _, _, node in atoms(inlines):
                if isinstance(node, TermLink) and node.automatic:
                    surface = plain_words(node.content)
                    names = finder.index.by_key.get(match_key(surface), ())
                    if not any(name.declared and name.term == node.term for name in names):
                        count[surface.casefold(), node.term] += 1
    for (surface, term), number in sorted(count.items(), key=lambda item: (-item[1], item[0])):
        yield surface, term, number


def _candidates(
    guide: Guide, sources: tuple[TextSource, ...], finder: NameFinder
) -> Iterator[tuple[str, int, str]]:
    """Yield abbreviations and emphasized words, and words similar to terms if they occur twice."""
    language = finder.index.language
    silenced = {match_key(word) for word in listed_names(guide.course.not_terms, language)}
    heads = _heads(guide, language)
    count: Counter[str] = Counter()
    threshold: dict[str, int] = {}
    first: dict[str, tuple[str, str]] = {}
    for source in sources:
        for at, word, needed in _looking_like_terms(source.source, finder, heads):
            key = match_key(word)
            if key not in silenced and not finder.index.names(word)[1]:
                line = source.line + at
                first.setdefault(key, (word, f"{source.path}:{line}"))
                count[key] += 1
                threshold[key] = min(needed, threshold.get(key, needed))
    for key, number in sorted(count.items(), key=lambda item: (-item[1], item[0])):
        if number >= threshold[key]:
            word, location = first[key]
            yield word, number, location


def _looking_like_terms(
    source: str, finder: NameFinder, heads: Mapping[str, str]
) -> Iterator[tuple[int, str, int]]:
    """Yield words that look like terms: (line, word, least count for the report)."""
    for inlines, role in inline_contents(parse_blocks(source)[0]):
        if role == "running":
            yield from _candidates_in(inlines, finder, heads)


def _candidates_in(
    inlines: Inlines, finder: NameFinder, heads: Mapping[str, str]
) -> Iterator[tuple[int, str, int]]:
    text = flat(inlines)
    spans = [(name.start, name.end) for name in names_in_flat_text(text, finder)]
    for node in inlines:
        if isinstance(node, Styled) and node.style in ("emphasis", "strong"):
            word = plain_words(node.content)
            if _EMPHASIZED.fullmatch(word) and not finder.index.names(word)[1]:
                yield node.line, word, 1
    language = finder.index.language
    pattern = _COMPOUND if rules_of(language).compounds else _PHRASE
    everyday = frozenset(listed(rules_of(language).everyday_words))
    for start, stop in running_text(text):
        for word_pattern, needed in ((_ABBREVIATION, 1), (pattern, 2)):
            for match in word_pattern.finditer(text, start, stop):
                fits = word_pattern is _ABBREVIATION or _is_of_a_kind(match, heads, everyday)
                if fits and not _overlaps(match.span(), spans):
                    first = inlines[0].line if inlines else 0
                    yield first + text.count("\n", 0, match.start()), match[0], needed


def _is_of_a_kind(match: re.Match[str], heads: Mapping[str, str], everyday: frozenset[str]) -> bool:
    """Return whether a phrase or compound ends like several terms: `step function`."""
    if match.re is _PHRASE:
        return match[2].casefold() in heads and match[1].casefold() not in everyday
    word = match[0].casefold()
    return any(word.endswith(form) and len(word) > len(form) + 3 for form in heads)


def _heads(guide: Guide, language: str) -> dict[str, str]:
    """Return the last words, in every form, that at least two names of terms end in."""
    names = [name for term in guide.terms.values() for name in names_of(term, language)]
    last_words = Counter(words[-1].casefold() for name in names if len(words := name.split()) > 1)
    common = [word for word, number in last_words.items() if number > 1 and word.isalpha()]
    return {form: word for word in common for form in (word, *inflections(word, language))}


def _overlaps(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)
