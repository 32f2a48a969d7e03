"""`terms.json`: the names of all terms in all languages, for the search in the browser.

Inflections would be ten times as many, so they are not listed. Instead, `endings` has the changes
of endings by which linking derives them.
"""

from __future__ import annotations

import json

from studyguide.languages.inflection import inflections
from studyguide.linking.term_names import names_of
from studyguide.model.authored_text import listed_names
from studyguide.model.guide import Guide, Term
from studyguide.pages.site import Site
from studyguide.pages.week_names import names_by_number


def term_names_json(site: Site) -> str:
    """Return the index as JSON, the terms sorted by id.

    A term is `[id, week, names, names in the next language, …]`, names joined by `|`, the term's
    name first; `""` means the same names as in the first language. `untranslated` has the language
    of the name shown for each term without one in the site's language.
    """
    guide = site.guide
    terms = [_entry(site, term) for term in sorted(guide.terms.values(), key=lambda term: term.id)]
    data: dict[str, object] = {
        "languages": site.languages,
        "week": site.words.entries["flashcard"]["week"],
        **({"weeks": names} if (names := names_by_number(guide, site.language)) else {}),
        "endings": {code: endings(guide, code) for code in sorted(site.languages)},
        "terms": terms,
    }
    if untranslated := _untranslated(site):
        data["untranslated"] = untranslated
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _untranslated(site: Site) -> dict[str, str]:
    """Return the languages of names that are not in the site's language, by term."""
    names = ((term.id, term.name.localized(site.languages)) for term in site.guide.terms.values())
    return {id_: name.language for id_, name in names if name.fallback}


def _entry(site: Site, term: Term) -> list[object]:
    first, *others = ("|".join(_names(site, term, code)) for code in site.languages)
    week = site.guide.lesson_of_term[term.id].week
    return [term.id, week or 0, first, *("" if names == first else names for names in others)]


def _names(site: Site, term: Term, language: str) -> tuple[str, ...]:
    """Return a term's name for display, then its other names in a language."""
    name = term.name.localized((language, *site.languages)).markdown
    return tuple(dict.fromkeys((name, *names_of(term, language))))


def endings(guide: Guide, language: str) -> list[str]:
    """Return the sorted changes of endings by inflection: `>er`, `e>ene`."""
    differences = {
        _difference(word, inflected)
        for term in guide.terms.values()
        for name in names_of(term, language)
        for form in inflections(name, language, listed_names(term.forms, language))
        for word, inflected in zip(name.split(), form.split(), strict=True)
        if word != inflected
    }
    return sorted(differences)


def _difference(word: str, inflected: str) -> str:
    pairs = enumerate(zip(word, inflected, strict=False))
    common = next((at for at, (first, second) in pairs if first != second), len(word))
    return f"{word[common:]}>{inflected[common:]}"
