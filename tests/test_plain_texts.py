"""A course whose texts are written once, without languages, reasons or terms where none are due."""

from __future__ import annotations

import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from parts import data_of, text_of
from studyguide.command.check import read_all
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems
from studyguide.pages.page import File, Page
from studyguide.pages.render import render
from studyguide.reading.load import load_guide
from studyguide.reading.schemas import schemas

PLAIN_COURSE = Path(__file__).parent / "plain_course"
SCHEMAS = {"course.yml": "course", "quiz.yml": "quiz", "terms.yml": "terms"}


def guide_of(course: Path) -> tuple[Guide, Problems]:
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide is not None
    return guide, problems


def parts(language: str = "en", course: Path = PLAIN_COURSE) -> tuple[Page | File, ...]:
    found, unwritten = render(guide_of(course)[0], language)
    assert unwritten == ()
    return found


def in_two_languages(folder: Path) -> Path:
    """Return the course with lessons in a second language, its other texts as they are."""
    course = Path(shutil.copytree(PLAIN_COURSE, folder / "course"))
    file = course / "content/course.yml"
    text = file.read_text(encoding="utf-8").replace("languages: [en]", "languages: [en, nb]")
    file.write_text(text, encoding="utf-8")
    for lesson in course.glob("content/lessons/*/lesson.en.md"):
        shutil.copy(lesson, lesson.with_name("lesson.nb.md"))
    return course


def test_plain_texts_are_enough_in_one_language() -> None:
    assert read_all(PLAIN_COURSE)[1] == ()


@pytest.mark.parametrize("file", sorted(PLAIN_COURSE.rglob("*.yml")), ids=str)
def test_a_plain_text_fits_the_schema(file: Path) -> None:
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    jsonschema.validate(data, yaml.safe_load(schemas()[f"{SCHEMAS[file.name]}.schema.json"]))


def test_a_plain_text_counts_for_every_language(tmp_path: Path) -> None:
    course = in_two_languages(tmp_path)
    assert guide_of(course)[1] == ()
    norwegian = parts("nb", course)
    for part in norwegian:
        if isinstance(part, Page):
            assert "untranslated" not in part.body, part.uri
    assert "willingness to be bound" in text_of(norwegian, "glossary/offer.md")
    assert "proposal" in text_of(norwegian, "glossary/offer.md")


def test_a_plain_list_of_names_must_be_names_in_some_language(tmp_path: Path) -> None:
    course = in_two_languages(tmp_path)
    file = course / "content/lessons/01-offer/terms.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("prefer: [offer]", "prefer: [offer, bid]"), encoding="utf-8")
    (problem,) = guide_of(course)[1]
    assert str(problem).startswith("content/lessons/01-offer/terms.yml:7: 'bid' is no name of this")


def test_what_is_wrong_in_a_plain_text_is_told_at_its_line(tmp_path: Path) -> None:
    course = Path(shutil.copytree(PLAIN_COURSE, tmp_path / "course"))
    file = course / "content/lessons/01-offer/terms.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[[acceptance]]", "[[aceptance]]"), encoding="utf-8")
    (problem,) = guide_of(course)[1]
    assert str(problem) == (
        "content/lessons/01-offer/terms.yml:11: unknown term 'aceptance'. "
        "Did you mean 'acceptance'?"
    )


def test_a_plain_list_of_answers_is_accepted_and_of_names_is_shown() -> None:
    assert "[&#34;no&#34;, &#34;not as a rule&#34;]" in text_of(parts(), "quiz/week-1.md")
    assert "Also called: proposal" in text_of(parts(), "glossary/offer.md")


def test_the_explanation_stands_for_the_reasons_that_are_left_out() -> None:
    page = text_of(parts(), "quiz/week-1.md")
    question = page.partition('data-question="shop-window"')[2].partition("</section>")[0]
    assert question.count('class="why"') == 1
    assert "at the till" in question
    assert "About" not in question  # it names no terms
    assert b"at the till" in data_of(parts(), "decks/week-01.gift")
    assert "at the till" in text_of(parts(), "guide/week-01.md")
