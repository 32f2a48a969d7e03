"""The files for other programs hold the whole course, and those programs can read them."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from anki.collection import (
    Collection,
    ImportCsvRequest,
)
from hypothesis import given
from hypothesis import strategies as st

import gift
from checks import decks as check
from checks.decks import RELEASE, fresh, notes, put_in, rendered
from loaded_course import loaded_course
from mistakes import SMALL_COURSE as SMALL
from mistakes import small_course
from parts import data_of, files_to_take
from sites import Site
from studyguide.pages.decks.deck_files import download_groups
from studyguide.pages.decks.gift import escaped
from studyguide.pages.site import Release
from studyguide.pages.site import Site as SiteOfGuide
from studyguide.reading.load import load_guide

LANGUAGES = pytest.mark.parametrize("language", ["en", "nb"])
LATER = Release(RELEASE.address, RELEASE.seconds + 1000)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    yield from check.new_collection(tmp_path)


@LANGUAGES
def test_anki_gets_every_term_three_ways_and_every_question(
    language: str, collection: Collection, tmp_path: Path
) -> None:
    check.anki_gets_every_term_three_ways_and_every_question(SMALL, language, collection, tmp_path)


@LANGUAGES
def test_the_decks_of_the_weeks_together_are_the_course(
    language: str, collection: Collection, tmp_path: Path
) -> None:
    check.the_decks_of_the_weeks_together_are_the_course(SMALL, language, collection, tmp_path)


@LANGUAGES
def test_importing_a_newer_deck_changes_notes_and_doubles_none(
    language: str, collection: Collection, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    put_in(collection, data_of(fresh(course, language), "decks/course.apkg"), tmp_path)
    number, cards = collection.note_count(), collection.card_count()
    answered = collection.get_card(collection.find_cards("tag:term")[0])
    answered.start_timer()
    collection.sched.answerCard(answered, 3)
    terms = course / "content/lessons/01-walking-downhill/terms.yml"
    written = terms.read_text(encoding="utf-8")
    new = {"en": "It points uphill", "nb": "Den peker oppover"}[language]
    assert new in written
    terms.write_text(written.replace(new, "NEW WORDS"), encoding="utf-8")
    pages = fresh(course, language, LATER)
    found = put_in(collection, data_of(pages, "decks/course.apkg"), tmp_path)
    assert "new" not in found
    assert (collection.note_count(), collection.card_count()) == (number, cards)
    assert [note["Name"] for note in notes(collection, '"NEW WORDS"')] == ["gradient"]
    assert collection.get_card(answered.id).reps == 1


def test_courses_with_the_same_ids_of_terms_stay_apart_in_anki(
    collection: Collection, tmp_path: Path
) -> None:
    first = put_in(collection, data_of(fresh(SMALL, "en"), "decks/course.apkg"), tmp_path)
    answered = collection.get_card(collection.find_cards("tag:term")[0])
    answered.start_timer()
    collection.sched.answerCard(answered, 3)
    course = small_course(tmp_path)
    facts = course / "content/course.yml"
    text = facts.read_text(encoding="utf-8").replace("id: small-course", "id: another-course")
    facts.write_text(text, encoding="utf-8")
    other = data_of(fresh(course, "en", LATER), "decks/course.apkg")
    assert put_in(collection, other, tmp_path) == first
    assert collection.note_count() == 2 * first["new"]
    assert "new" not in put_in(collection, other, tmp_path)
    assert collection.get_card(answered.id).reps == 1
    assert sum(collection.get_card(id_).reps for id_ in collection.find_cards("")) == 1


def test_both_languages_live_side_by_side_in_anki(collection: Collection, tmp_path: Path) -> None:
    guide = loaded_course(SMALL)
    for language in ("en", "nb"):
        package = data_of(rendered(SMALL, language), "decks/course.apkg")
        assert set(put_in(collection, package, tmp_path)) == {"new"}
    assert len(collection.find_notes("tag:term")) == 2 * len(guide.terms)


@LANGUAGES
def test_anki_shows_formulas_with_its_own_mathjax(
    language: str, collection: Collection, tmp_path: Path
) -> None:
    check.anki_shows_formulas_with_its_own_mathjax(SMALL, language, collection, tmp_path)


@LANGUAGES
def test_the_meaning_does_not_give_the_name_away(
    language: str, collection: Collection, tmp_path: Path
) -> None:
    check.the_meaning_does_not_give_the_name_away(SMALL, language, collection, tmp_path)


def test_cards_have_no_link_to_a_site_without_an_address(
    collection: Collection, tmp_path: Path
) -> None:
    pages = fresh(SMALL, "en", Release())
    put_in(collection, data_of(pages, "decks/course.apkg"), tmp_path)
    for note in notes(collection, "tag:term"):
        assert note["Link"] == ""
        assert "glossary/" not in note.cards()[0].answer()


@LANGUAGES
def test_writing_the_files_twice_gives_the_same_bytes(language: str) -> None:
    first, second = rendered(SMALL, language), fresh(SMALL, language)
    files, again = files_to_take(first), files_to_take(second)
    assert len(files) > 8
    assert [uri for uri, content in files.items() if again[uri] != content] == []


@LANGUAGES
def test_lists_have_a_line_of_two_cells_for_each_term(language: str) -> None:
    check.lists_have_a_line_of_two_cells_for_each_term(SMALL, language)


@LANGUAGES
def test_moodle_gets_every_question_that_it_can_hold(language: str) -> None:
    check.moodle_gets_every_question_that_it_can_hold(SMALL, language)


@given(prompt=st.text(), right=st.text(), wrong=st.text(min_size=1), why=st.text(), told=st.text())
def test_any_text_arrives_in_moodle_as_it_was(
    prompt: str, right: str, wrong: str, why: str, told: str
) -> None:
    prompt, right, wrong, why, told = (
        re.sub("->", "→", one) for one in (prompt, right, wrong, why, told)
    )
    e = escaped
    answers = f"={e(right)}#{e(why)}~%-50%{e(wrong)}####{e(told)}"
    (found,) = gift.questions(f"$CATEGORY: a\n\n::x::[html]A{e(prompt)}.{{{answers}}}\n")
    assert found.prompt == f"A{prompt}."
    assert found.general == told
    assert [answer.text for answer in found.answers] == [right, wrong]
    assert found.answers[0].feedback == why


@LANGUAGES
def test_the_text_of_a_week_has_its_lesson_terms_and_answers(language: str) -> None:
    check.the_text_of_a_week_has_its_lesson_terms_and_answers(SMALL, language)


LESSON = "content/lessons/01-walking-downhill"
PARABOLA = SMALL / LESSON / "figures/parabola.svg"


def changed(folder: Path, file: str, *changes: tuple[str, str]) -> dict[str, bytes]:
    """Return the files for other programs of the small course with other words in it."""
    course = small_course(folder)
    path = course / LESSON / file
    written = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in written
        written = written.replace(old, new)
    path.write_text(written, encoding="utf-8")
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide is not None
    assert problems == ()
    found = download_groups(SiteOfGuide.of(guide, "en", RELEASE), lambda _: b"")
    return {file.uri: file.data for group in found for file in group.files}


def media(collection: Collection) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(collection.media.dir()).iterdir()}


def test_anki_gets_the_pictures_of_terms_and_questions(
    collection: Collection, tmp_path: Path
) -> None:
    picture = 'prompt: {en: "Where? ![Steps.](figures/parabola.svg)", nb: x}'
    files = changed(
        tmp_path, "quiz.yml",
        ('prompt: {en: "Where does the [[gradient]] point?", nb: "Hvor peker [[gradienten]]?"}',
         picture),
    )  # fmt: skip
    put_in(collection, files["decks/course.apkg"], tmp_path)
    ((name, data_),) = media(collection).items()
    assert data_ == PARABOLA.read_bytes()
    (term,) = notes(collection, '"Name:gradient descent"')
    alt = "A parabola with three steps down."
    assert term["More"] == f'<figure><img src="{name}" alt="{alt}"></figure>'
    (asked,) = notes(collection, "Front:*Where?*")
    assert f'<p>Where? <img src="{name}" alt="Steps."></p>' in asked["Front"]
    put_in(collection, files["decks/week-01.apkg"], tmp_path)
    assert set(media(collection)) == {name}


def test_moodle_gets_pictures_within_the_text(tmp_path: Path) -> None:
    files = changed(
        tmp_path, "quiz.yml",
        ("What does a step need?", "What does ![a step](figures/parabola.svg) need?"),
    )  # fmt: skip
    asked = {one.id: one for one in gift.questions(files["decks/course.gift"].decode())}
    address = re.search(r'<img src="data:image/svg\+xml;base64,([^"]+)"', asked["walking"].prompt)
    assert address
    assert b64decode(address[1]) == PARABOLA.read_bytes()


def test_options_begin_as_they_are_written(collection: Collection, tmp_path: Path) -> None:
    files = changed(
        tmp_path, "quiz.yml",
        ("{en: downhill, nb: nedover}", '{en: "17. mai", nb: x}'),
        ("{en: uphill, nb: oppover}", '{en: "> 90 % - more", nb: y}'),
    )  # fmt: skip
    asked = {one.id: one for one in gift.questions(files["decks/course.gift"].decode())}
    texts = [answer.text for answer in asked["uphill"].answers]
    assert texts == ["17. mai", "&gt; 90 % - more"]
    assert "- **A** 17. mai\n- **B** > 90 % - more\n" in files["guide/week-01.md"].decode()
    assert "- A 17. mai\n- B > 90 % - more\n" in files["guide/week-01.txt"].decode()
    put_in(collection, files["decks/course.apkg"], tmp_path)
    (note,) = notes(collection, '"Front:*Where does the*"')
    assert "<li><strong>A</strong> 17. mai</li>\n<li><strong>B</strong> &gt; 90 %" in note["Front"]


def test_the_items_of_an_order_keep_their_numbers(tmp_path: Path) -> None:
    files = changed(tmp_path, "quiz.yml", ("{en: compute, nb: regn}", '{en: "2. mai", nb: x}'))
    assert "1. 2\\. mai\n2. scale\n" in files["guide/week-01.md"].decode()
    assert "1. 2. mai\n2. scale\n" in files["guide/week-01.txt"].decode()


def test_a_definition_that_begins_with_a_number_keeps_it(
    collection: Collection, tmp_path: Path
) -> None:
    definition = "The gradient is the vector of all partial derivatives."
    files = changed(tmp_path, "terms.yml", (definition, "1. order methods use the gradient."))
    put_in(collection, files["decks/course.apkg"], tmp_path)
    (note,) = notes(collection, "Name:gradient")
    assert note["Meaning"] == "1. order methods use the gradient."
    assert note["Riddle"] == "1. order methods use the […]."
    assert note["More"] == "<ol>\n<li>It points uphill, e.g. towards a peak.</li>\n</ol>"


def test_gaps_may_hold_code_and_formulas(collection: Collection, tmp_path: Path) -> None:
    files = changed(
        tmp_path, "quiz.yml",
        ("points {{uphill|upwards}}.", "is {{$2x$|2x}} by {{`fit`}}."),
        ("peker {{oppover|opp}}.", "er {{$2x$}} ved {{`fit`}}."),
    )  # fmt: skip
    asked = {one.id: one for one in gift.questions(files["decks/course.gift"].decode())}
    one, other = asked["fill-in-1"], asked["fill-in-2"]
    assert [answer.text for answer in one.answers] == ["2x", "2x"]
    assert [answer.text for answer in other.answers] == ["fit"]
    assert one.prompt.endswith("<p>The gradient is [?] by […].</p>")
    put_in(collection, files["decks/course.apkg"], tmp_path)
    (note,) = notes(collection, '"Front:*Fill in.*"')
    solved = r"<strong>\(2x\)</strong> by <strong><code>fit</code></strong>."
    assert f"<p>The gradient is {solved}</p>" in note["Back"]
    assert r"<li>\(2x\): 2x</li>" in note["Back"]


@pytest.mark.parametrize("written", ["68976648192", "175000000000", "0.000001", "2.5"])
def test_numbers_keep_all_their_digits(written: str, tmp_path: Path) -> None:
    files = changed(tmp_path, "quiz.yml", ("answer: 2.5", f"answer: {written}"))
    assert f"{{#{written}:0.1####" in files["decks/course.gift"].decode()
    shown = files["guide/week-01.md"].decode().replace("\u00a0", "")
    assert f"**{written} m (± 0.1 m is right too)**" in shown


def test_a_definition_that_begins_with_a_quotation_mark_keeps_it_in_anki(
    collection: Collection, tmp_path: Path
) -> None:
    definition = "The gradient is the vector of all partial derivatives."
    files = changed(tmp_path, "terms.yml", (definition, '"Steepest" is meant, says "it".'))
    file = tmp_path / "course.tsv"
    file.write_bytes(files["decks/course.tsv"])
    metadata = collection.get_csv_metadata(path=str(file), delimiter=None)
    collection.import_csv(ImportCsvRequest(path=str(file), metadata=metadata))
    backs = {note.values()[0]: unescape(note.values()[1]) for note in notes(collection)}
    assert backs["gradient"].startswith('"Steepest" is meant, says "it". It points uphill')
    assert backs["gradient descent"].startswith("Gradient descent is")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula_of_a_spreadsheet(sign: str, tmp_path: Path) -> None:
    definition = "The gradient is the vector of all partial derivatives."
    attack = f'{sign}HYPERLINK("http://x.org","x")'
    files = changed(tmp_path, "terms.yml", (f"      {definition}", f"      \\{attack}"))
    rows = [line.split("\t") for line in files["decks/course.tsv"].decode().splitlines()]
    assert rows[0][1].startswith(f"'{sign}HYPERLINK")
    assert not [cell for row in rows for cell in row if cell[0] in "=+-@\t\r"]


@LANGUAGES
def test_the_page_of_the_files_leads_to_each_and_weeks_lead_to_it(language: str) -> None:
    check.the_page_of_the_files_leads_to_each_and_weeks_lead_to_it(SMALL, language)


@LANGUAGES
def test_the_built_site_has_the_files_as_they_were_made(small_site: Site, language: str) -> None:
    path = {"en": "", "nb": "nb/"}[language]
    pages = fresh(SMALL, language, Release(RELEASE.address + path, RELEASE.seconds))
    folder = small_site.folder / path
    for uri, content in files_to_take(pages).items():
        assert (folder / uri).read_bytes() == content


def test_formulas_in_decks_stand_alone(collection: Collection, tmp_path: Path) -> None:
    files = changed(
        tmp_path, "terms.yml",
        (r"\nabla f = \left(\frac{\partial f}{\partial x_1}, \dots\right)",
         r"\newcommand{\step}[1]{#1 - \eta} \step{x} = \qty{1.5}{m}"),
        ("of all partial derivatives. It", r"$\newcommand{\all}{y}$of all $\all$. It"),
    )  # fmt: skip
    put_in(collection, files["decks/course.apkg"], tmp_path)
    (note,) = notes(collection, "Name:gradient")
    assert note["Meaning"] == r"The gradient is the vector of all \(y\)."
    assert note["Formula"] == r"\[x - \eta = {1.5\,\mathrm{m}}\]"
    assert r"x - \eta = {1.5\,\mathrm{m}}" in files["guide/week-01.md"].decode()
