"""What a reader may type as the name of a term, and what is the name of another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studyguide.linking.term_names import forms_of, names_of
from studyguide.model.guide import Term
from studyguide.pages.data.refused_names import RefusedNames
from studyguide.pages.site import Site

_LONGEST_ENDING = 4


@dataclass(frozen=True, slots=True)
class TypedNames:
    """The names of the terms of a course in all its languages, and those too near to them."""

    languages: tuple[str, ...]
    refused: RefusedNames

    @classmethod
    def of(cls, site: Site) -> TypedNames:
        """Return the names in a site's course, those of its own language first."""
        return cls(site.languages, site.refused_names)

    def accepted(self, term: Term, *more: str) -> tuple[str, ...]:
        """Return what may be typed for a term, its name first."""
        return tuple(dict.fromkeys((*_names(term, self.languages), *more)))

    def refused_beside(self, accepted: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of something else that are one typo apart from an accepted one."""
        near = {name for text in accepted for name in self.refused.get(text, ())}
        return tuple(sorted(near - {*accepted}))


def _names(term: Term, languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for code in languages for name in names_of(term, code)))


def endings(site: Site) -> list[str]:
    """Return the endings that regular inflection adds to names of terms in the site's language.

    A list of all inflections would be three times as long as the cards themselves.
    """
    found: Mapping[str, None] = {
        form[len(name) :]: None
        for term in site.guide.terms.values()
        for form in forms_of(term, site.language)
        for name in names_of(term, site.language)
        if form.startswith(name) and 0 < len(form) - len(name) <= _LONGEST_ENDING
    }
    return sorted(found)
