"""The mentions of all terms, updated for the lessons and names that have changed.

Finding all mentions takes seconds in a large course (`mentions.py`). Here a text is read again only
if it has changed, or contains the first word of a changed name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studyguide.formulas.latex.preamble import Preamble
from studyguide.languages.inflection import without_genitive
from studyguide.linking.mentions import Mention, mentions_in_source, term_texts
from studyguide.linking.name_index import match_key
from studyguide.linking.name_table import NameTable
from studyguide.linking.words import prefixes, words_in
from studyguide.model.guide import Guide, Lesson, Term

_MARKERS = re.compile(r"[*_\\`]")
MentionSource = Lesson | Term
SourceKey = tuple[int, str]
"""Lessons come first, then terms; each by its folder or id."""


@dataclass(frozen=True, slots=True)
class _SourceMentions:
    """The mentions in one lesson or term."""

    source: MentionSource
    mentions: Mapping[str, tuple[Mention, ...]]
    """By mentioned term; one per section."""


@dataclass(frozen=True, slots=True)
class MentionIndex:
    """The mentions of terms in a language."""

    preamble: Preamble
    sources: Mapping[SourceKey, _SourceMentions]
    mentioning: Mapping[str, frozenset[SourceKey]]
    """The sources that mention each term."""
    place: Mapping[SourceKey, int]
    """The order of sources."""
    words: Mapping[SourceKey, frozenset[str]]
    """The words of each source; empty until a name changes for the first time."""

    @classmethod
    def of(cls, guide: Guide, names: NameTable) -> MentionIndex:
        """Return the index of a guide."""
        preamble = Preamble.of(guide.course.macros, names.language)
        empty = cls(preamble, {}, {}, {}, {})
        return empty.renewed(guide, names, frozenset())

    def renewed(self, guide: Guide, names: NameTable, words: frozenset[str] | None) -> MentionIndex:
        """Return the index of a changed guide; `words` are the first words of changed names."""
        preamble = Preamble.of(guide.course.macros, names.language)
        if preamble != self.preamble or words is None:
            return MentionIndex.of(guide, names)
        sources, mentioning = dict(self.sources), dict(self.mentioning)
        listed = dict(_sources(guide))
        word_sets = self._words(listed, names.language) if words else self.words
        for key in self.sources.keys() - listed.keys():
            _forget(mentioning, key, sources.pop(key))
        for key, source in listed.items():
            before = sources.get(key)
            same = before is not None and before.source is source
            if same and (not words or words.isdisjoint(word_sets[key])):
                continue
            if before:
                _forget(mentioning, key, before)
            sources[key] = new = _SourceMentions(
                source, mentions_in_source(source, guide, names.finder)
            )
            for term in new.mentions:
                mentioning[term] = mentioning.get(term, frozenset()) | {key}
        order = {key: at for at, key in enumerate(listed)}
        return MentionIndex(preamble, sources, mentioning, order, word_sets)

    def _words(
        self, listed: Mapping[SourceKey, MentionSource], language: str
    ) -> Mapping[SourceKey, frozenset[str]]:
        """Return the words of each unchanged source; those of the others are not needed."""
        return {
            key: self.words.get(key) or frozenset(_words_of(entry.source, language))
            for key, entry in self.sources.items()
            if listed.get(key) is entry.source
        }

    def mentions(self, term: str) -> tuple[Mention, ...]:
        """Return the mentions of a term: lessons in course order, then terms."""
        keys = sorted(self.mentioning.get(term, ()), key=self.place.__getitem__)
        by_uri: dict[str, Mention] = {}
        for key in keys:
            for mention in self.sources[key].mentions[term]:
                by_uri.setdefault(mention.uri, mention)
        return tuple(by_uri.values())


def _sources(guide: Guide) -> Iterator[tuple[SourceKey, MentionSource]]:
    yield from (((0, lesson.folder), lesson) for lesson in guide.lessons)
    yield from (((1, id_), term) for id_, term in guide.terms.items())


def _forget(
    mentioning: dict[str, frozenset[SourceKey]], key: SourceKey, entry: _SourceMentions
) -> None:
    for term in entry.mentions:
        mentioning[term] -= {key}


def _words_of(source: MentionSource, language: str) -> Iterator[str]:
    """Yield words that may begin a name: as written, and without a genitive ending."""
    for text in _texts(source, language):
        for written in {*words_in(text), *words_in(_MARKERS.sub("", text))}:
            for prefix in prefixes(written, language):
                word = written[len(prefix) :]
                yield match_key(word)
                if bare := without_genitive(word, language):
                    yield match_key(bare)


def _texts(source: MentionSource, language: str) -> Iterator[str]:
    match source:
        case Term():
            yield from term_texts(source, language)
        case Lesson(articles=articles):
            if article := articles.get(language):
                yield article.body
