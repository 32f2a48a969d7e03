"""Names of terms, in one language → the terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studyguide.model.guide import Term
from studyguide.model.problems import did_you_mean
from studyguide.model.text import ANY


def surface(name: str) -> str:
    """Return a name as it is compared: without case, white space made single."""
    return " ".join(name.split()).casefold()


def names_of(term: Term, language: str) -> tuple[str, ...]:
    """Return every declared name of a term in a language: name, abbreviation, aliases, forms."""
    found = [term.name.get(language), term.short.get(language) if term.short else None]
    for names in (term.aliases, term.forms):
        found += [*names.get(language, ()), *names.get(ANY, ())]
    return tuple(name for name in found if name)


@dataclass(frozen=True, slots=True)
class Unread:
    """What is written but could not be read: to refer to it is no second mistake."""

    names: frozenset[str]
    """Ids and names, as `surface` gives them, and lesson folders."""
    everything: bool = False
    """Whether a whole file of terms could not be read: then any name may be in it."""

    def __contains__(self, name: str) -> bool:
        return self.everything or surface(name) in self.names

    def __or__(self, other: Unread) -> Unread:
        return Unread(self.names | other.names, everything=self.everything or other.everything)


NOTHING_UNREAD = Unread(frozenset())


@dataclass(frozen=True, slots=True)
class Links:
    """The table of one language: each name with the ids of the terms that bear it."""

    language: str
    ids: frozenset[str]
    by_surface: Mapping[str, tuple[str, ...]]
    unread: Unread = NOTHING_UNREAD

    @classmethod
    def of(cls, terms: Iterable[Term], language: str, *, unread: Unread = NOTHING_UNREAD) -> Links:
        """Return the table of these terms."""
        table: dict[str, tuple[str, ...]] = {}
        ids = []
        for term in terms:
            ids.append(term.id)
            for key in dict.fromkeys(map(surface, names_of(term, language))):
                table[key] = (*table.get(key, ()), term.id)
        return cls(language, frozenset(ids), table, unread)

    def find(self, target: str) -> tuple[str, ...]:
        """Return the ids that a reference's target may mean: one if all is well."""
        found = self.by_surface.get(surface(target), ())
        if len(found) != 1 and target.strip() in self.ids:
            return (target.strip(),)
        return found

    def fault(self, target: str) -> str | None:
        """Return what is wrong with a reference to `target`, or None."""
        match self.find(target):
            case (_,):
                return None
            case () if target in self.unread:
                return None
            case ():
                guess = did_you_mean(target, [*self.by_surface, *self.ids])
                return f"unknown term '{target}'.{guess or ' Define it in a terms.yml'}"
            case several:
                choices = " or ".join(f"'[[{term}|{target}]]'" for term in several)
                return f"'{target}' may be {len(several)} terms. Write {choices}"
