"""The files for other programs of this course."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection

from checks import decks as check
from sites import ROOT

LANGUAGES = pytest.mark.parametrize("language", ["en", "nb"])


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    yield from check.new_collection(tmp_path)


@LANGUAGES
def test_anki_gets_every_term_three_ways_and_every_question(
    language: str, collection: Collection, tmp_path: Path
) -> None:
    check.anki_gets_every_term_three_ways_and_every_question(ROOT, language, collection, tmp_path)


@LANGUAGES
def test_the_decks_of_the_weeks_together_are_the_course(
    language: str, collection: Collection, tmp_path: Path
) -> None:
    check.the_decks_of_the_weeks_together_are_the_course(ROOT, language, collection, tmp_path)


@LANGUAGES
def test_anki_shows_formulas_with_its_own_mathjax(
    language: str, collection: Collection, tmp_path: Path
) -> None:
    check.anki_shows_formulas_with_its_own_mathjax(ROOT, language, collection, tmp_path)


@LANGUAGES
def test_the_meaning_does_not_give_the_name_away(
    language: str, collection: Collection, tmp_path: Path
) -> None:
    check.the_meaning_does_not_give_the_name_away(ROOT, language, collection, tmp_path)


@LANGUAGES
def test_lists_have_a_line_of_two_cells_for_each_term(language: str) -> None:
    check.lists_have_a_line_of_two_cells_for_each_term(ROOT, language)


@LANGUAGES
def test_moodle_gets_every_question_that_it_can_hold(language: str) -> None:
    check.moodle_gets_every_question_that_it_can_hold(ROOT, language)


@LANGUAGES
def test_the_text_of_a_week_has_its_lesson_terms_and_answers(language: str) -> None:
    check.the_text_of_a_week_has_its_lesson_terms_and_answers(ROOT, language)


@LANGUAGES
def test_the_page_of_the_files_leads_to_each_and_weeks_lead_to_it(language: str) -> None:
    check.the_page_of_the_files_leads_to_each_and_weeks_lead_to_it(ROOT, language)
