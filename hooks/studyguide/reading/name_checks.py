"""Checks of the names of terms: names that several terms share."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.linking.name_index import Name, NameIndex, match_key
from studyguide.model.authored_text import ANY, key_of
from studyguide.model.guide import Guide, Term
from studyguide.model.problems import Problem
from studyguide.model.yaml_file import Loc


def name_problems(guide: Guide) -> Iterator[Problem]:
    """Yield names shared by terms, declared or inflected, and preferences without effect."""
    yield from _equal_names(guide)
    languages = guide.course.languages
    name_indexes = [NameIndex.of(guide.terms.values(), language) for language in languages]
    for name_index in name_indexes:
        yield from _shared_names(guide, name_index)
    for term in guide.terms.values():
        for name_index in name_indexes:
            yield from _idle_names(guide, term, name_index.language, [name_index])
        yield from _idle_names(guide, term, ANY, name_indexes)


def _equal_names(guide: Guide) -> Iterator[Problem]:
    """Yield terms with equal names, which readers could not tell apart."""
    seen: dict[tuple[str, str], str] = {}
    for lesson in guide.lessons:
        for row, term in lesson.terms_with_rows():
            for language in guide.course.languages:
                name = term.name.get(language)
                first_id = (
                    seen.setdefault((language, match_key(name)), term.id) if name else term.id
                )
                if first_id != term.id:
                    message = f"'{name}' is also the name of '{first_id}' ({language}). Change one"
                    yield lesson.terms_file.problem((row, "name", language), message)


def _shared_names(guide: Guide, name_index: NameIndex) -> Iterator[Problem]:
    """Yield names of several terms, without inflections of names that are shared themselves."""
    reported: set[tuple[str, ...]] = set()
    for names in sorted(name_index.shared(), key=lambda names: not names[0].declared):
        terms = tuple(name.term for name in names)
        keys = [match_key(guide.terms[id_].name.get(name_index.language) or "") for id_ in terms]
        if names[0].declared or terms not in reported:
            reported.add(terms)
            if len({*keys}) == len(keys):  # `_equal_names` reports equal names
                yield from _shared(guide, names, name_index.language)


def _shared(guide: Guide, names: tuple[Name, ...], language: str) -> Iterator[Problem]:
    first, *others = names
    for name in others:
        choice = f"'prefer: {{{language}: [{name.spelling}]}}'"
        if first.preferred:
            message = f"'{name.spelling}' is preferred by '{first.term}' too. Keep one {choice}"
        else:
            who = f"'{name.spelling}' ({language}) is a name of '{first.term}' too"
            message = f"{who}. Write {choice} in the term that it means"
        yield _problem(guide, guide.terms[name.term], name.spelling, language, message)


def _idle_names(
    guide: Guide, term: Term, language: str, name_indexes: list[NameIndex]
) -> Iterator[Problem]:
    """Yield entries of `prefer`, `unlinked` and `linked` that are no names of their term."""
    for listed in (term.prefer, term.unlinked, term.linked):
        for name in listed.get(language, ()):
            if not any(_is_name(term, name, name_index) for name_index in name_indexes):
                message = f"'{name}' is no name of this term. List a name, alias or form of its own"
                yield _problem(guide, term, name, language, message)


def _is_name(term: Term, name: str, name_index: NameIndex) -> bool:
    return term.id in {indexed.term for indexed in name_index.names(name)[1]}


def _problem(guide: Guide, term: Term, spelling: str, language: str, message: str) -> Problem:
    """Return a problem at the line of a term's name, or at the term if that is not declared."""
    lesson = guide.lesson_of_term[term.id]
    row = next(row for row, candidate in lesson.terms_with_rows() if candidate is term)
    return lesson.terms_file.problem((row, *_place(term, spelling, language)), message)


def _place(term: Term, spelling: str, language: str) -> Loc:
    for key in ("prefer", "unlinked", "linked", "aliases", "forms"):
        for code in (language, ANY):
            listed = getattr(term, key).get(code, ())
            if spelling in listed:
                return (key, *key_of(code), listed.index(spelling))
    if term.short and term.short.get(language) == spelling:
        return ("short",)
    return ("name",)
