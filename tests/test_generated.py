"""The questions that the glossary gives: one right answer each, and the same in every build."""

from __future__ import annotations

from pathlib import Path

import pytest

from mistakes import SMALL_COURSE
from studyguide.linking.hidden_names import without_names
from studyguide.linking.term_links import inline_with_term_links, names_in_flat_text
from studyguide.linking.uris import quiz_terms_uri
from studyguide.model.guide import Guide
from studyguide.pages.forms.form import Form, FormOption, Options
from studyguide.pages.generated import blanked, distractors, generated_questions
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site
from studyguide.reading.load import load_guide
from studyguide.text.parsing.parse import parse_inline
from studyguide.text.tree.flat import flat
from studyguide.text.tree.plain import document_words, plain_words

ROOT = Path(__file__).parents[1]
LANGUAGES = pytest.mark.parametrize("language", ["en", "nb"])


@pytest.fixture(scope="module")
def guide() -> Guide:
    found, _ = load_guide(ROOT / "content")
    assert found is not None
    return found


def options_of(question: Form) -> tuple[FormOption, ...]:
    control = question.parts[0].control
    assert isinstance(control, Options)
    return control.options


@LANGUAGES
def test_every_term_is_asked_once_with_one_right_option_of_four(
    guide: Guide, language: str
) -> None:
    site = Site.of(guide, language)
    for week in guide.course.weeks:
        asked = [question for _, question in generated_questions(site, week)]
        assert [one.terms[0] for one in asked] == [term.id for term in guide.terms_of(week)]
        for one in asked:
            options = options_of(one)
            assert len(options) == 4
            assert [option.correct for option in options].count(True) == 1
            texts = {document_words(option.content.content) for option in options}
            assert len(texts) == 4, one.id


@LANGUAGES
def test_a_meaning_does_not_give_its_name_away(guide: Guide, language: str) -> None:
    site = Site.of(guide, language)
    page = PageView(site, quiz_terms_uri(1))
    for term in guide.terms.values():
        line = blanked(page, term)
        text = plain_words(line)
        assert "…" in text, term.id
        found = [
            *names_in_flat_text(flat(line), site.finders[language]),
            *names_in_flat_text(text, site.finders[language]),
        ]
        assert not any(one.name.term == term.id for one in found), text


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


def test_what_could_be_right_too_is_not_offered(guide: Guide) -> None:
    site = Site.of(guide, "en")
    for term in guide.terms.values():
        offered = {one.id for one in distractors(site, term)}
        ways = site.relatives[term.id]
        out = {one.id for group in (ways.see, ways.part_of, ways.parts) for one in group}
        assert not offered & out
    offered = {one.id for one in distractors(site, guide.terms["hidden-layer"])}
    assert "layer" not in offered
    offered = {one.id for one in distractors(site, guide.terms["deep-learning"])}
    assert "artificial-intelligence" not in offered


def test_a_contrast_is_offered_first(guide: Guide) -> None:
    site = Site.of(guide, "en")
    assert distractors(site, guide.terms["mse"])[0].id == "mae"


def test_the_languages_ask_the_same_with_the_answer_in_the_same_place(guide: Guide) -> None:
    sites = [Site.of(guide, language) for language in ("en", "nb")]
    for week in guide.course.weeks:
        asked = [
            [
                (one.id, [option.correct for option in options_of(one)])
                for _, one in generated_questions(site, week)
            ]
            for site in sites
        ]
        assert asked[0] == asked[1]
