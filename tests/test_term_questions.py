"""The questions that the glossary gives: one right answer each, and the same in every build."""

from __future__ import annotations

import pytest

from checks import term_questions as check
from long_course import long_guide
from mistakes import SMALL_COURSE
from studyguide.linking.blanked_names import without_names
from studyguide.linking.term_links import inline_with_term_links
from studyguide.pages.site import Site
from studyguide.reading.load import load_guide
from studyguide.text.parsing.parse import parse_inline
from studyguide.text.tree.plain import plain_words

LANGUAGES = pytest.mark.parametrize("language", ["en", "nb"])


@LANGUAGES
def test_every_term_is_asked_once_with_one_right_option_of_four(language: str) -> None:
    check.every_term_is_asked_once_with_one_right_option_of_four(long_guide(), language)


@LANGUAGES
def test_a_meaning_does_not_give_its_name_away(language: str) -> None:
    check.a_meaning_does_not_give_its_name_away(long_guide(), language)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Two gradients of a GRADIENT.", "Two … of a …."),
        ("A [[gradient]], the [[gradient|slope]], [[Gradient|one]] more.", "A …, the …, … more."),
        ("The call `gradient(x)` and `gradients_of`.", "The call … and gradients_of."),
        ("A `Gradient`, no `ingradient`.", "A …, no ingradient."),
        ("Against the [[gradient-descent|walk]] and gradient descent.", None),
        ("The [[step-size]] and `rate` of $gradient$.", None),
        ("**The gradient** is *a gradient*.", "The … is a …."),
        ("A [link to gradient](https://example.org/gradient).", "A link to …."),
    ],
)
def test_names_are_hidden_in_words_references_links_and_code_of_the_term_alone(
    source: str, shown: str | None
) -> None:
    guide, _ = load_guide(SMALL_COURSE / "content", docs=SMALL_COURSE / "docs")
    assert guide is not None
    finder = Site.of(guide, "en").finders["en"]
    line, _ = parse_inline(source)
    for before in (line, inline_with_term_links(line, finder)):
        hidden = without_names(before, guide.terms["gradient"], finder)
        assert plain_words(hidden) == (shown or plain_words(before))


def test_what_could_be_right_too_is_not_offered() -> None:
    check.what_could_be_right_too_is_not_offered(long_guide())
    assert not {"yankee", "xray"} & {*check.offered_beside(long_guide(), "zulu")}


def test_a_name_within_the_name_is_not_offered() -> None:
    guide, _ = load_guide(SMALL_COURSE / "content")
    assert guide is not None
    assert check.offered_beside(guide, "gradient") == ["step-size"], "not gradient descent"


def test_a_contrast_is_offered_first() -> None:
    guide = long_guide()
    contrasts = {term.id: term.related.contrast for term in guide.terms.values()}
    assert any(contrasts.values())
    for term, others in contrasts.items():
        if others:
            assert check.offered_beside(guide, term)[0] in others


def test_the_languages_ask_the_same_with_the_answer_in_the_same_place() -> None:
    check.the_languages_ask_the_same_with_the_answer_in_the_same_place(long_guide())
