"""Terms of a source → terms of a draft: one for each name, whatever says it how often."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from studyguide.importing.draft import (
    NOTHING_YET,
    Conflict,
    Draft,
    DraftTerm,
    OnConflict,
    Source,
    lesson_of,
)
from studyguide.importing.entries import ImportedTerm
from studyguide.importing.ids import Ids
from studyguide.importing.term_names import parsed_name
from studyguide.linking.name_index import match_key
from studyguide.linking.term_names import names_of
from studyguide.model.authored_text import AuthoredText
from studyguide.model.guide import Guide, Term
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.plain import document_words

Decide = Callable[[Conflict], OnConflict]
"""Says what to do about a term that the course has already."""


@dataclass(slots=True)
class TermMerger:
    """Collects terms by name."""

    guide: Guide
    draft: Draft
    ids: Ids
    decide: Decide
    primary: frozenset[str]
    """Keys of the names of all terms of the source: no other may have them as a further name."""
    found: dict[str, DraftTerm | Term] = field(default_factory=dict)
    """What became of the terms of the source, by id there."""
    _known: dict[str, Term] = field(default_factory=dict)
    _new: dict[str, DraftTerm] = field(default_factory=dict)
    _by_id: dict[str, DraftTerm] = field(default_factory=dict)
    _parents: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for term in self.guide.terms.values():
            for language in self.guide.course.languages:
                for name in names_of(term, language):
                    self._known.setdefault(match_key(name), term)

    def add(self, term: ImportedTerm, source: Source) -> DraftTerm | None:
        """Add a term; return it if it is new, None if its name is known."""
        printed = match_key(term.name)
        term = self._without_taken_names(term)
        keys = [*_keys(term), printed]
        if new := next((self._new[key] for key in keys if key in self._new), None):
            self._merge(new, term, source)
            self.found[term.id] = new
            return None
        same = (self._known[key] for key in keys if key in self._known)
        if known := self.guide.terms.get(term.id) or next(same, None):
            self._compare(known, term, source)
            self.found[term.id] = known
            return None
        draft_term = DraftTerm(
            self.ids.of(term.id or term.name, "term"), source, {term.language: term},
            see=list(term.see),
        )  # fmt: skip
        self.found[term.id] = draft_term
        self._by_id[draft_term.id] = draft_term
        for key in keys:
            self._new[key] = draft_term
        return draft_term

    def translate(self, id_: str, term: ImportedTerm, source: Source) -> None:
        """Add what a term of the source says in a further language."""
        match self.found[id_]:
            case DraftTerm() as new if new.source == source:
                new.texts[term.language] = term
            case DraftTerm() as new:
                self._merge(new, term, source)
            case Term() as known:
                self._compare(known, term, source)

    def ids_in_course(self) -> Mapping[str, str]:
        """Return the ids in the course by id in the source."""
        return {id_: found.id for id_, found in self.found.items() if id_}

    def relate(self, term: ImportedTerm) -> None:
        """Note that a term is a part of another, unless that would be a circle."""
        part, whole = self._id_of(term.name), self._id_of(parsed_name(term.part_of).name)
        if not part or not whole or part == whole or part not in self._by_id:
            return
        at: str | None = whole
        while at:
            if at == part:
                return
            at = self._parents.get(at)
        if part not in self._parents:
            self._parents[part] = whole
            self._by_id[part].part_of.append(whole)

    def _id_of(self, name: str) -> str:
        key = match_key(name)
        found = self._new.get(key) or self._known.get(key)
        return found.id if found else ""

    def _without_taken_names(self, term: ImportedTerm) -> ImportedTerm:
        """Return a term without further names that are names of others; they stay in brackets."""
        own = match_key(term.name)
        taken = [alias for alias in term.aliases if self._is_taken(match_key(alias), own)]
        if not taken:
            return term
        kept = tuple(alias for alias in term.aliases if alias not in taken)
        return replace(term, name=f"{term.name} ({', '.join(taken)})", aliases=kept)

    def _is_taken(self, key: str, own: str) -> bool:
        """Return whether another term has a further name of this one."""
        other = self._new.get(key) or self._known.get(key)
        mine = self._new.get(own) or self._known.get(own)
        return key != own and (key in self.primary or (other is not None and other is not mine))

    def _merge(self, known: DraftTerm, term: ImportedTerm, source: Source) -> None:
        """Add what a term says to one of the same name."""
        mine = known.texts.get(term.language)
        if mine is None:
            known.texts[term.language] = term
        elif not mine.definition and term.definition:
            known.texts[term.language] = replace(mine, definition=term.definition)
        elif not term.definition or same_words(mine.definition, term.definition):
            self.draft.repeated += 1
        else:
            known.others.append((source, term.definition))
        self._complete_names(known, term)

    def _complete_names(self, known: DraftTerm, term: ImportedTerm) -> None:
        """Take over the full name and abbreviation if only one of them was known."""
        mine = known.texts[term.language]
        if match_key(mine.name) == match_key(term.short) and not mine.short:
            mine = replace(mine, name=term.name, short=term.short, aliases=term.aliases)
        elif term.short and not mine.short and match_key(term.name) == match_key(mine.name):
            mine = replace(mine, short=term.short)
        known.texts[term.language] = mine
        for key in _keys(mine):
            self._new.setdefault(key, known)

    def _compare(self, known: Term, term: ImportedTerm, source: Source) -> None:
        """Settle what becomes of a term that the course has already."""
        language = term.language
        present = known.definition.get(language) or ""
        if not term.definition or same_words(present, term.definition):
            self.draft.repeated += 1
            return
        if not self._said(known.definition, language) and language in self.guide.course.languages:
            self.draft.replaced.setdefault(known.id, {})[language] = term.definition
            self._name(known, term)
            return
        if present.strip() == NOTHING_YET:
            self.draft.replaced.setdefault(known.id, {})[language] = term.definition
            return
        conflict = Conflict(
            source, term.name, term.definition, lesson_of(self.guide, known.id), known.id, language
        )
        self.draft.conflicts.append(conflict)
        self._settle(known, term, conflict)

    def _name(self, known: Term, term: ImportedTerm) -> None:
        """Let a term of the course have its name in a further language too."""
        language = term.language
        names = (("name", known.name, term.name), ("short", known.short, term.short))
        for key, present, name in names:
            same = present is not None and present.get(language) == name
            if name and not same and not (present and self._said(present, language)):
                named = self.draft.named.setdefault(known.id, {})
                named.setdefault(key, {})[language] = name

    def _said(self, text: AuthoredText, language: str) -> str:
        """Return a text in a language; one that is written once is in the first of the course."""
        is_first = language == self.guide.course.languages[0]
        return (text.get(language) if is_first else text.by_language.get(language)) or ""

    def _settle(self, known: Term, term: ImportedTerm, conflict: Conflict) -> None:
        """Do what the author wants about a conflict."""
        language = conflict.language
        match self.decide(conflict):
            case "keep":
                told = f"is another meaning of '{known.id}', which was kept as it is"
                self.draft.remarks.append((conflict.source, term.definition, told))
            case "replace":
                self.draft.replaced.setdefault(known.id, {})[language] = term.definition
            case "alias":
                names = {match_key(name) for name in names_of(known, language)}
                listed = (term.name, term.short, *term.aliases)
                more = [name for name in listed if name and match_key(name) not in names]
                if more:
                    aliases = self.draft.aliases.setdefault(known.id, {})
                    aliases.setdefault(language, []).extend(more)
                told = f"is another meaning of '{known.id}', which got its names"
                self.draft.remarks.append((conflict.source, term.definition, told))


def _keys(term: ImportedTerm) -> Iterator[str]:
    for name in (term.name, term.short, *term.aliases):
        if name:
            yield match_key(name)


def primary_keys(terms: Iterable[ImportedTerm]) -> frozenset[str]:
    """Return the keys of the names of terms, without abbreviations and further names."""
    return frozenset(match_key(term.name) for term in terms)


def same_words(one: str, other: str) -> bool:
    """Return whether two texts have the same words, however they are marked up."""
    return words_of(one) == words_of(other)


def words_of(text: str) -> str:
    """Return the words of a text for comparison, without case and markup."""
    return " ".join(document_words(parse_blocks(text)[0]).split()).casefold()
