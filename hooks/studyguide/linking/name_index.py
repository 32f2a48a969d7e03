"""Looks up terms by name in one language: by declared names, then by derived inflections."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from studyguide.languages.inflection import inflections, without_genitive
from studyguide.linking.everyday import EverydayWord, WordUsage, everyday_words
from studyguide.linking.term_names import contexts_of, forms_of, is_verb, names_of
from studyguide.linking.words import VOWEL_SIGNS
from studyguide.model.authored_text import listed_names
from studyguide.model.characters import IGNORED
from studyguide.model.guide import Term
from studyguide.model.problems import did_you_mean

WORD_SEPARATOR = re.compile(r"[ \t\u00a0]*\n[ \t]*|[ \t\u00a0]+|[-\u2010\u2011]")
"""What may separate the words of a name: white space within a paragraph, or a hyphen."""


_FORMER = "\0"
"""A prefix of the spelling of former ids, which occurs in no text."""


@lru_cache(maxsize=65_536)  # words repeat: the cache saves 80 % of the calls
def match_key(name: str) -> str:
    """Return a name's key for comparison: case-folded, with hyphens as spaces."""
    return WORD_SEPARATOR.sub(" ", straight(name.strip())).casefold()


def straight(text: str) -> str:
    """Return a text in NFC, with straight apostrophes, without zero-width and vowel signs."""
    written = IGNORED.sub("", unicodedata.normalize("NFC", text).replace("’", "'"))
    return written if written.isascii() else VOWEL_SIGNS.sub("", written)


@dataclass(frozen=True, slots=True)
class UncheckedNames:
    """Names from records that could not be read: references to them are not reported again."""

    names: frozenset[str]
    """Match keys of ids and names, and lesson folders."""
    everything: bool = False
    """Whether a whole file of terms could not be read, which may contain any name."""

    def __contains__(self, name: str) -> bool:
        return self.everything or match_key(name) in self.names or name in self.names

    def __or__(self, other: UncheckedNames) -> UncheckedNames:
        return UncheckedNames(
            self.names | other.names, everything=self.everything or other.everything
        )


NO_UNCHECKED_NAMES = UncheckedNames(frozenset())


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a term, or an inflection of one."""

    spelling: str
    term: str
    """The term's id."""
    declared: bool
    preferred: bool
    """Whether the term takes precedence over others with this name."""
    linked: bool = True
    """Whether it becomes a link automatically, without brackets."""
    context: tuple[str, ...] = ()
    """Beginnings of words of which the text needs one: the name alone may mean something else."""
    everyday: EverydayWord | None = None
    """For an everyday word: what tells whether it means the term."""
    sure: bool = False
    """Whether it always means the term, also where it looks like a verb or a part of a name."""


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The names of one language by match key."""

    language: str
    ids: frozenset[str]
    by_key: Mapping[str, tuple[Name, ...]]
    name_of: Mapping[str, str]
    """The name of each term by id; in another language if it is not translated."""
    unchecked_names: UncheckedNames = NO_UNCHECKED_NAMES

    @classmethod
    def of(
        cls,
        terms: Iterable[Term],
        language: str,
        *,
        unchecked_names: UncheckedNames = NO_UNCHECKED_NAMES,
    ) -> NameIndex:
        """Return the index of terms."""
        listed = tuple(terms)
        names_by_key = (own_names(term, language) for term in listed)
        return cls.with_names(listed, names_by_key, language, unchecked_names=unchecked_names)

    @classmethod
    def with_names(
        cls,
        terms: Iterable[Term],
        names_by_key: Iterable[Mapping[str, Name]],
        language: str,
        *,
        unchecked_names: UncheckedNames = NO_UNCHECKED_NAMES,
    ) -> NameIndex:
        """Return the index of terms, given their `own_names`."""
        table: dict[str, list[Name]] = {}
        name_of: dict[str, str] = {}
        for term, names in zip(terms, names_by_key, strict=True):
            name_of[term.id] = term.name.localized((language,)).markdown
            for key, name in names.items():
                table.setdefault(key, []).append(name)
        frozen = {key: tuple(names) for key, names in table.items()}
        return cls(language, frozenset(name_of), frozen, name_of, unchecked_names)

    def names(self, text: str) -> tuple[str, tuple[Name, ...]]:
        """Return a text, without a genitive ending if need be, and the names that match it."""
        bare = without_genitive(text, self.language)
        names = self.by_key.get(match_key(text), ())
        return (bare, self.by_key.get(match_key(bare), ())) if bare and not names else (
            text, names
        )  # fmt: skip

    def find(self, target: str) -> tuple[str, ...]:
        """Return the ids of the terms that match a reference's target; one if it is valid."""
        ids = tuple(name.term for name in strongest(self.names(target)[1]))
        if len(ids) != 1 and target.strip() in self.ids:
            return (target.strip(),)
        return ids or self._former(target)

    def is_spelling(self, target: str) -> bool:
        """Return whether a target is the spelling of a name, not only an id that resembles one."""
        bare, names = self.names(target)
        spelling = straight(bare.strip()).casefold()
        return any(straight(name.spelling).casefold() == spelling for name in names)

    def text_of(self, target: str) -> str:
        """Return the link text of a reference without words: for an id, the term's name."""
        if former := self.renamed(target):
            return self.name_of[former]
        is_id = target in self.name_of and not self.is_spelling(target)
        return self.name_of[target] if is_id else target

    def renamed(self, target: str) -> str:
        """Return the present id for a reference by a former id, else an empty string."""
        if target.strip() in self.ids or self.is_spelling(target):
            return ""
        former = self._former(target)
        return former[0] if former and self.find(target) == former else ""

    def _former(self, target: str) -> tuple[str, ...]:
        """Return the present ids of terms with a former id."""
        names = self.by_key.get(_FORMER + target.strip(), ())
        return tuple(name.term for name in names[:1])

    def renaming(self, target: str) -> str | None:
        """Return the advice for a reference by a former id, else None."""
        return renaming("term", target, self.renamed(target))

    def shared(self) -> Iterator[tuple[Name, ...]]:
        """Yield names that several terms share without precedence, sorted by match key."""
        for _, names in sorted(self.by_key.items()):
            sharing = strongest(names)
            if len(sharing) > 1 and not any(name.context for name in sharing):
                yield sharing

    def fault(self, target: str) -> str | None:
        """Return the fault of a reference to `target`, or None."""
        if not target.strip():
            return None  # `[[|words]]` says: no link here
        match self.find(target):
            case (_,):
                return None
            case () if target in self.unchecked_names:
                return None
            case ():
                guess = did_you_mean(target, [*self._spellings(), *self.ids])
                return f"unknown term '{target}'.{guess or ' Define it in a terms.yml'}"
            case several:
                choices = " or ".join(f"'[[{term}|{target}]]'" for term in several)
                return f"'{target}' may be {len(several)} terms. Write {choices}"

    def _spellings(self) -> Iterator[str]:
        for names in self.by_key.values():
            yield from (name.spelling for name in names if name.declared)


def strongest(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the preferred names; if there are none, the declared ones, else all."""
    preferred = tuple(name for name in names if name.preferred)
    declared = tuple(name for name in names if name.declared)
    return preferred or declared or names


def renaming(kind: str, former: str, present: str) -> str | None:
    """Return the advice to write the present id for a former one, or None."""
    return f"the {kind} '{former}' is now called '{present}'. Write that" if present else None


def own_names(term: Term, language: str, usage: WordUsage | None = None) -> dict[str, Name]:
    """Return a term's names by match key; a declared one hides a derived one.

    Everyday words are told from others only where it is known how the course uses its words.
    """
    preferred = _with_forms(term, term.prefer, language)
    unlinked = _with_forms(term, term.unlinked, language)
    always = _with_forms(term, term.linked, language)
    contexts, verb = contexts_of(term, language), is_verb(term, language)
    everyday = everyday_words(term, names_of(term, language), usage, language) if usage else {}
    by_key: dict[str, Name] = {}
    for names, declared in ((names_of(term, language), True), (forms_of(term, language), False)):
        for name in names:
            key = match_key(name)
            linked = term.link and key not in unlinked
            sure = verb or key in always
            context = () if declared or key in always else contexts.get(name, ())
            plain = None if key in always else everyday.get(name)
            new = Name(name, term.id, declared, key in preferred, linked, context, plain, sure)
            known = by_key.setdefault(key, new)
            if declared and name.islower() and not known.spelling.islower():
                by_key[key] = new  # a name without capitals is found in any case
    for id_ in term.formerly:
        by_key[_FORMER + id_] = Name(id_, term.id, declared=False, preferred=False, linked=False)
    return by_key


def _with_forms(term: Term, names: Mapping[str, tuple[str, ...]], language: str) -> frozenset[str]:
    """Return the match keys of some names of a term and of their inflections."""
    declared = listed_names(term.forms, language)
    listed = listed_names(names, language)
    derived = (form for name in listed for form in inflections(name, language, declared))
    return frozenset(map(match_key, (*listed, *derived)))
