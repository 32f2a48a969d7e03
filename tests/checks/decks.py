"""What every course's files for other programs hold, read by those programs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.notes import Note

import gift
from loaded_course import loaded_course
from parts import data_of, files_to_take, text_of
from studyguide.model.questions import (
    Cloze,
    Hotspot,
    Labels,
    Match,
    Multiple,
    Numeric,
    Order,
    Question,
    Short,
    Trace,
)
from studyguide.model.questions import (
    Parts as SeveralParts,
)
from studyguide.model.questions import TrueFalse as TrueOrFalse
from studyguide.pages.decks.deck_files import DeckKind
from studyguide.pages.page import File, Page
from studyguide.pages.render import render
from studyguide.pages.site import Release
from studyguide.reading.load import load_guide

RELEASE = Release("https://example.org/study-guide/", 1_700_000_000)
Parts = tuple[Page | File, ...]


def new_collection(folder: Path) -> Iterator[Collection]:
    """Yield an empty collection of Anki and close it afterwards."""
    found = Collection(str(folder / "collection.anki2"))
    yield found
    found.close()


def fresh(course: Path, language: str, release: Release = RELEASE) -> Parts:
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide is not None
    assert problems == ()
    return render(guide, language, release=release)[0]


@cache
def rendered(course: Path, language: str) -> Parts:
    return fresh(course, language)


def put_in(collection: Collection, package: bytes, folder: Path) -> Counter[str]:
    """Import a package as Anki does by itself; return how many notes were new, updated, …"""
    file = folder / "some.apkg"
    file.write_bytes(package)
    request = ImportAnkiPackageRequest(package_path=str(file), options=ImportAnkiPackageOptions())
    log = collection.import_anki_package(request).log
    kinds = ("new", "updated", "duplicate", "conflicting", "missing_notetype", "missing_deck")
    return Counter({kind: len(getattr(log, kind)) for kind in kinds if len(getattr(log, kind))})


def notes(collection: Collection, query: str = "") -> list[Note]:
    return [collection.get_note(id_) for id_ in collection.find_notes(query)]


def anki_gets_every_term_three_ways_and_every_question(
    course: Path, language: str, collection: Collection, tmp_path: Path
) -> None:
    guide = loaded_course(course)
    pages = rendered(course, language)
    asked = [pair for pair in guide.questions() for _ in range(draws_of(pair[1]))]
    found = put_in(collection, data_of(pages, "decks/course.apkg"), tmp_path)
    assert found == {"new": len(guide.terms) + len(asked)}
    both = [term for term in guide.terms.values() if term.name.get("en") != term.name.get("nb")]
    cards = 2 * len(guide.terms) + len(both) + len(asked)
    assert collection.card_count() == cards
    assert not collection.find_cards("is:due OR prop:reps>0")
    for week in guide.course.weeks:
        terms, questions = guide.terms_of(week), guide.questions_of(week)
        assert len(collection.find_notes(f"tag:term tag:week-{week.number}")) == len(terms)
        number = sum(map(draws_of, questions))
        assert len(collection.find_notes(f"tag:question tag:week-{week.number}")) == number
    for kind, number in Counter(question.kind for _, question in asked).items():
        assert len(collection.find_notes(f"tag:question tag:{kind}")) == number


def the_decks_of_the_weeks_together_are_the_course(
    course: Path, language: str, collection: Collection, tmp_path: Path
) -> None:
    pages = rendered(course, language)
    for uri in sorted(files_to_take(pages)):
        if re.fullmatch(r"decks/week-\d\d\.apkg", uri):
            assert set(put_in(collection, data_of(pages, uri), tmp_path)) == {"new"}
    number, cards = collection.note_count(), collection.card_count()
    decks = {deck.name for deck in collection.decks.all_names_and_ids()}
    again = put_in(collection, data_of(pages, "decks/course.apkg"), tmp_path)
    assert again == {"duplicate": number}
    assert collection.card_count() == cards
    assert {deck.name for deck in collection.decks.all_names_and_ids()} == decks


def anki_shows_formulas_with_its_own_mathjax(
    course: Path, language: str, collection: Collection, tmp_path: Path
) -> None:
    guide = loaded_course(course)
    put_in(collection, data_of(rendered(course, language), "decks/course.apkg"), tmp_path)
    shown = [field for note in notes(collection) for field in note.values()]
    with_formula = sum(bool(term.formula) for term in guide.terms.values())
    assert sum(field.startswith(r"\[") for field in shown) >= with_formula
    assert any(r"\(" in field for field in shown)
    for field in shown:
        prose = re.sub(r"<code.*?</code>", "", field, flags=re.DOTALL)
        assert not re.search(r"<math|arithmatex|\[\[|\]\]|\$|\{\{", prose), field
        assert field.count(r"\(") == field.count(r"\)"), field


def the_meaning_does_not_give_the_name_away(
    course: Path, language: str, collection: Collection, tmp_path: Path
) -> None:
    pages = rendered(course, language)
    put_in(collection, data_of(pages, "decks/course.apkg"), tmp_path)
    for note in notes(collection, "tag:term"):
        whole_name = rf"(?<![\w-]){re.escape(note['Name'])}(?![\w-])"
        assert not re.search(whole_name, note["Riddle"], re.IGNORECASE), note["Riddle"]
        assert note["Link"].startswith(RELEASE.address + "glossary/")


def lists_have_a_line_of_two_cells_for_each_term(course: Path, language: str) -> None:
    guide = loaded_course(course)
    pages = rendered(course, language)
    terms = {"course": tuple(guide.terms.values())}
    terms |= {f"week-{week.number:02}": guide.terms_of(week) for week in guide.course.weeks}
    for stem, expected in terms.items():
        rows = [line.split("\t") for line in text_of(pages, f"decks/{stem}.tsv").splitlines()]
        assert [row[0] for row in rows] == [term.name.get(language) for term in expected]
        assert {len(row) for row in rows} == {2}
        assert all(meaning.strip() and "[[" not in meaning for _, meaning in rows)


def draws_of(question: Question) -> int:
    """Return how often programs get a question that cannot draw its values."""
    return 3 if question.variables else 1


def expected_kinds(question: Question, language: str) -> list[str]:
    """Return what Moodle calls a question, or each of those that it becomes."""
    match question:
        case Order():
            return []
        case Cloze():
            return ["short"] * (question.text.get(language) or "").count("{{")
        case Short():
            return ["short" if question.accept and question.accept.get(language) else "essay"]
        case Labels():
            return ["match"]
        case Hotspot():
            return ["choice"]
        case Trace():
            return ["true-false", "short"]
        case SeveralParts():
            return [part.kind for part in question.parts]
        case _:
            return [question.kind]


def moodle_gets_every_question_that_it_can_hold(course: Path, language: str) -> None:
    guide = loaded_course(course)
    written = text_of(rendered(course, language), "decks/course.gift")
    found = list(gift.questions(written))
    asked = [question for _, question in guide.questions()]
    assert [one.kind for one in found] == [
        kind
        for question in asked
        for _ in range(draws_of(question))
        for kind in expected_kinds(question, language)
    ]
    assert len({one.id for one in found}) == len(found)
    by_id = {one.id: one for one in found}
    for question in asked:
        if isinstance(question, Order):
            assert f"\n// {question.id}: " in written
        elif not isinstance(question, Cloze):
            _compare(question, by_id[question.id], language)
    assert len({one.category for one in found}) == len(
        {lesson.week for lesson, _ in guide.questions()}
    )


def _compare(question: Question, found: gift.Asked, language: str) -> None:
    """Compare a question with what arrives in Moodle."""
    assert not re.search(r"<math|arithmatex|\[\[", found.prompt + found.general)
    assert bool(found.general) or hasattr(question, "options") or not question.explanation
    match question:
        case Multiple():
            weights = [float(answer.mark[2:-1]) for answer in found.answers]
            assert sum(weight for weight in weights if weight > 0) == pytest.approx(100, abs=0.01)
            right = [option.correct for option in question.options]
            assert [weight > 0 for weight in weights] == right
        case Match():
            assert len(found.answers) == len(question.pairs) + len(question.spare)
        case Numeric() if not question.variables:
            number, _, tolerance = found.answers[0].text.partition(":")
            assert (float(number), float(tolerance)) == (question.answer, question.tolerance)
        case TrueOrFalse():
            assert found.answers[0].text == str(question.answer).upper()
        case Short() if question.accept and language in question.accept:
            typed = [answer.text.replace(r"\*", "*") for answer in found.answers]
            assert tuple(typed) == question.accept[language]
        case _:
            pass
    if hasattr(question, "options"):
        assert all(answer.feedback.startswith("<p>") for answer in found.answers)


def the_text_of_a_week_has_its_lesson_terms_and_answers(course: Path, language: str) -> None:
    guide = loaded_course(course)
    pages = rendered(course, language)
    for week in guide.course.weeks:
        for ending in ("md", "txt"):
            found = text_of(pages, f"guide/week-{week.number:02}.{ending}")
            for term in guide.terms_of(week):
                name = (term.name.get(language) or "").casefold()
                assert name in found.casefold().replace("\\", "")
            prose = re.sub(r"^(```.*?^```|    .*?$)", "code", found, flags=re.MULTILINE | re.DOTALL)
            marks = r"\[\[|\{ ?[.#]|^!!!|^\?\?\?|<\w+ |\x00|(?<!code)\n\n\n"
            assert re.findall(marks, prose, re.MULTILINE) == []
        assert not re.search(r"\*\*(Answer|Svar)\*\*", found)


def the_page_of_the_files_leads_to_each_and_weeks_lead_to_it(course: Path, language: str) -> None:
    guide = loaded_course(course)
    pages = rendered(course, language)
    linked = re.findall(r'href="([^"]+)" download', text_of(pages, "decks/index.md"))
    found = {f"decks/{href}".replace("decks/../", "") for href in linked}
    weeks = (f"week-{week.number:02}" for week in guide.course.weeks)
    ebooks = ("guide", *weeks) if guide.course.booklets.epub else ()
    assert found == {*files_to_take(pages), *(f"epub/{name}.epub" for name in ebooks)}
    assert len(linked) == len(found)
    unlisted = {"markdown", "text", *(() if guide.course.booklets.epub else ("ebook",))}
    for kind in {*get_args(DeckKind), "texts"} - unlisted:
        assert f'<h3 id="{kind}">' in text_of(pages, "decks/index.md"), f"how to import a {kind}"
    for week in guide.course.weeks:
        link = f'href="../../decks/#week-{week.number}"'
        assert link in text_of(pages, f"weeks/{week.number}/index.md")
        assert f'id="week-{week.number}"' in text_of(pages, "decks/index.md")
