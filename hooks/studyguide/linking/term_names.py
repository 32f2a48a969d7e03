"""The names of a term: declared ones, their inflections, and names without their bracket."""

from __future__ import annotations

import re
from collections.abc import Mapping

from studyguide.languages.inflection import inflections
from studyguide.model.authored_text import listed_names
from studyguide.model.guide import Term

_BRACKET = re.compile(r"(\S.*?)\s+\(([^()]+)\)")


def names_of(term: Term, language: str) -> tuple[str, ...]:
    """Return the declared names of a term in a language: name, abbreviation, aliases, forms."""
    return (*_base_names(term, language), *listed_names(term.forms, language))


def forms_of(term: Term, language: str) -> tuple[str, ...]:
    """Return the derived inflections of all of a term's names in a language."""
    declared = listed_names(term.forms, language)
    bases = _base_names(term, language)
    bare = tuple(without_bracket(name)[0] for name in bases)
    forms = [form for name in (*bases, *bare) for form in inflections(name, language, declared)]
    return tuple(dict.fromkeys(name for name in (*bare, *forms) if name))


def contexts_of(term: Term, language: str) -> Mapping[str, tuple[str, ...]]:
    """Return what a text needs for each form of an everyday word before a bracket.

    `error (in a test)` is linked as `error` where the text speaks of tests; `R (programming
    language)`, `square root (of a number)` need nothing.
    """
    contexts: dict[str, tuple[str, ...]] = {}
    for name in _base_names(term, language):
        bare, context = without_bracket(name)
        if context and bare.islower() and " " not in bare:
            contexts |= dict.fromkeys((bare, *inflections(bare, language)), context)
    return contexts


def without_bracket(name: str) -> tuple[str, tuple[str, ...]]:
    """Return a name without the bracket behind it, and the bracket's words; empty without one.

    >>> without_bracket("error (in a test)"), without_bracket("f(x)")
    (('error', ('test',)), ('', ()))
    """
    match = _BRACKET.fullmatch(name)
    if not match:
        return "", ()
    return match[1], tuple(re.findall(r"[^\W\d_]{3,}", match[2].casefold()))


def is_verb(term: Term, language: str) -> bool:
    """Return whether a term is defined as a verb, as in “To try again.”."""
    return bool((term.definition.get(language) or "").lstrip().startswith("To "))


def _base_names(term: Term, language: str) -> tuple[str, ...]:
    names = [term.name.get(language), term.short.get(language) if term.short else None]
    return tuple(name for name in (*names, *listed_names(term.aliases, language)) if name)
