"""The whole glossary: terms by letter, and `glossary.json` for programs."""

from __future__ import annotations

import json
from itertools import groupby

from studyguide.addresses.uris import address_of, term_uri
from studyguide.languages.collation import initial, listing_key
from studyguide.linking.term_names import names_of
from studyguide.model.guide import Term
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site

LetterGroup = tuple[str, str, tuple[Term, ...]]
"""A letter, its anchor, and its terms in order."""


def letter_groups(site: Site) -> tuple[LetterGroup, ...]:
    """Return the terms by initial, in the order of the site's language."""
    key = listing_key(site.language)

    def letter(term: Term) -> str:
        return initial(site.name(term), site.language)

    def place(term: Term) -> tuple[object, ...]:
        return key(site.name(term)), term.id

    groups = groupby(sorted(site.guide.terms.values(), key=place), key=letter)
    return tuple((letter, _anchor(letter), tuple(members)) for letter, members in groups)


def glossary_json(site: Site) -> str:
    """Return every term as JSON, sorted by id: names, short definition, week and address."""
    guide = site.guide
    page = PageView(site, "glossary.json")
    terms = [
        {
            **_languages_of(site, term),
            "id": term.id,
            "name": site.name(term),
            "names": {code: list(names_of(term, code)) for code in guide.course.languages},
            "definition": page.first_words(term.definition),
            "week": guide.lesson_of_term[term.id].week,
            "url": address_of(term_uri(term.id)),
        }
        for term in sorted(guide.terms.values(), key=lambda term: term.id)
    ]
    data = {"course": page.words(guide.course.title), "language": site.language, "terms": terms}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _languages_of(site: Site, term: Term) -> dict[str, str]:
    """Return the languages of a term's untranslated texts, by field."""
    texts = (("name_language", term.name), ("definition_language", term.definition))
    localized = ((key, text.localized(site.languages)) for key, text in texts)
    return {key: text.language for key, text in localized if text.fallback}


def _anchor(letter: str) -> str:
    """Return an ASCII anchor: some programs break links with other characters."""
    known = {"#": "signs", "Æ": "ae", "Ø": "oe", "Å": "aa"}
    return known.get(letter) or (letter.lower() if letter.isascii() else f"u{ord(letter):x}")
