"""The names of a guide in one language, updated for the terms that have changed.

`NameIndex` and `NameFinder` have a hundred thousand entries in a large course: to build them takes
a second. While `serve` runs, a `NameTable` is updated instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from studyguide.linking.everyday import WordUsage
from studyguide.linking.name_index import Name, NameIndex, own_names
from studyguide.linking.names_in_text import NameFinder, first_word
from studyguide.model.guide import Term

NamesByKey = Mapping[str, Name]
"""The names of one term by their match key."""


@dataclass(frozen=True, slots=True)
class NameTable:
    """The names of terms in a language."""

    terms: Mapping[str, Term]
    """By id, in course order."""
    names_by_term: Mapping[str, NamesByKey]
    """The names of each term, by id."""
    finder: NameFinder
    by_word: Mapping[str, frozenset[str]] | None = None
    """Match keys by their first word; None until a name changes for the first time."""
    usage: WordUsage | None = None
    """How the course used its words when the table was made: it hardly changes with an edit."""

    @classmethod
    def of(
        cls, terms: Mapping[str, Term], language: str, usage: WordUsage | None = None
    ) -> NameTable:
        """Return the table of terms."""
        names_by_term = {id_: own_names(term, language, usage) for id_, term in terms.items()}
        name_index = NameIndex.with_names(terms.values(), names_by_term.values(), language)
        finder = NameFinder.of(name_index)
        return cls(terms, names_by_term, finder, usage=usage)

    @property
    def language(self) -> str:
        """The language of the names."""
        return self.finder.index.language

    def renewed(self, terms: Mapping[str, Term]) -> tuple[NameTable, frozenset[str] | None]:
        """Return the table of changed terms, and the first words of changed names.

        Texts without any of these words keep their links. If the order of terms has changed, any
        shared name may be affected: then None is returned instead of words.
        """
        before = self.terms
        if [id_ for id_ in before if id_ in terms] != [id_ for id_ in terms if id_ in before]:
            return NameTable.of(terms, self.language, self.usage), None
        removed = [id_ for id_ in before if id_ not in terms]
        changed = [id_ for id_, term in terms.items() if before.get(id_) is not term]
        names_by_term = {
            **self.names_by_term,
            **{id_: own_names(terms[id_], self.language, self.usage) for id_ in changed},
        }
        for id_ in removed:
            del names_by_term[id_]
        differing = [id_ for id_ in changed if names_by_term[id_] != self.names_by_term.get(id_)]
        named = [id_ for id_ in changed if self._is_renamed(terms[id_])]
        if not (removed or differing or named):
            return replace(self, terms=terms, names_by_term=names_by_term), frozenset()
        match_keys = {
            key
            for id_ in (*removed, *differing)
            for key in {*self.names_by_term.get(id_, {}), *names_by_term.get(id_, {})}
        }
        # a reference by id shows the name
        return self._with(terms, names_by_term, match_keys, (*removed, *differing, *named))

    def _is_renamed(self, term: Term) -> bool:
        name = term.name.localized((self.language,)).markdown
        return self.finder.index.name_of.get(term.id) != name

    def _with(
        self,
        terms: Mapping[str, Term],
        names_by_term: Mapping[str, NamesByKey],
        match_keys: Iterable[str],
        ids: tuple[str, ...],
    ) -> tuple[NameTable, frozenset[str] | None]:
        """Return the table with the entries of some match keys rebuilt.

        `ids` are the terms whose names have changed.
        """
        name_index = self.finder.index
        by_word = dict(self.by_word or _by_first_word(name_index.by_key))
        table, order = dict(name_index.by_key), {id_: at for at, id_ in enumerate(terms)}
        terms_by_key: dict[str, set[str]] = {key: set() for key in match_keys}
        for key in terms_by_key:
            terms_by_key[key] |= {
                name.term for name in table.get(key, ()) if name.term in names_by_term
            }
        for id_, term_names in names_by_term.items():
            if self.names_by_term.get(id_) is not term_names:
                for key in term_names.keys() & terms_by_key.keys():
                    terms_by_key[key].add(id_)
        for key, ids_with_key in terms_by_key.items():
            names_of_key = (
                names_by_term[id_].get(key) for id_ in sorted(ids_with_key, key=order.__getitem__)
            )
            word = first_word(key)
            keys = by_word.get(word, frozenset())
            if names := tuple(name for name in names_of_key if name):
                table[key], by_word[word] = names, keys | {key}
            else:
                table.pop(key, None)
                by_word[word] = keys - {key}
        name_of = {
            id_: name_index.name_of[id_]
            if self.terms.get(id_) is term
            else term.name.localized((self.language,)).markdown
            for id_, term in terms.items()
        }
        words = frozenset(map(first_word, (*terms_by_key, *ids)))
        new = NameIndex(self.language, frozenset(terms), table, name_of, name_index.unchecked_names)
        finder = self.finder.renewed(new, {word: by_word.get(word, frozenset()) for word in words})
        return NameTable(terms, names_by_term, finder, by_word, self.usage), words


def _by_first_word(match_keys: Iterable[str]) -> Mapping[str, frozenset[str]]:
    by_word: dict[str, set[str]] = {}
    for key in match_keys:
        by_word.setdefault(first_word(key), set()).add(key)
    return {word: frozenset(keys) for word, keys in by_word.items()}
