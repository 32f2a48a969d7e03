"""The questions that the glossary of this course gives."""

from __future__ import annotations

import pytest

from checks import term_questions as check
from loaded_course import loaded_course
from sites import ROOT
from studyguide.model.guide import Guide

LANGUAGES = pytest.mark.parametrize("language", ["en", "nb"])


@pytest.fixture
def guide() -> Guide:
    return loaded_course(ROOT)


@LANGUAGES
def test_every_term_is_asked_once_with_one_right_option_of_four(
    guide: Guide, language: str
) -> None:
    check.every_term_is_asked_once_with_one_right_option_of_four(guide, language)


@LANGUAGES
def test_a_meaning_does_not_give_its_name_away(guide: Guide, language: str) -> None:
    check.a_meaning_does_not_give_its_name_away(guide, language)


def test_what_could_be_right_too_is_not_offered(guide: Guide) -> None:
    check.what_could_be_right_too_is_not_offered(guide)
    assert "layer" not in check.offered_beside(guide, "hidden-layer")
    assert "artificial-intelligence" not in check.offered_beside(guide, "deep-learning")


def test_a_contrast_is_offered_first(guide: Guide) -> None:
    assert check.offered_beside(guide, "mse")[0] == "mae"


def test_the_languages_ask_the_same_with_the_answer_in_the_same_place(guide: Guide) -> None:
    check.the_languages_ask_the_same_with_the_answer_in_the_same_place(guide)
