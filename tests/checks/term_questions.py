"""What the questions that the glossary gives are in every course."""

from __future__ import annotations

from studyguide.addresses.uris import quiz_terms_uri
from studyguide.linking.term_links import names_in_flat_text
from studyguide.model.guide import Guide
from studyguide.pages.forms.form import Form, FormOption, Options
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site
from studyguide.pages.term_questions import blanked, distractors, generated_questions
from studyguide.text.tree.flat import flat
from studyguide.text.tree.plain import document_words, plain_words


def options_of(question: Form) -> tuple[FormOption, ...]:
    control = question.parts[0].control
    assert isinstance(control, Options)
    return control.options


def every_term_is_asked_once_with_one_right_option_of_four(guide: Guide, language: str) -> None:
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


def a_meaning_does_not_give_its_name_away(guide: Guide, language: str) -> None:
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


def what_could_be_right_too_is_not_offered(guide: Guide) -> None:
    site = Site.of(guide, "en")
    for term in guide.terms.values():
        offered = {one.id for one in distractors(site, term)}
        ways = site.relatives[term.id]
        out = {one.id for group in (ways.see, ways.part_of, ways.parts) for one in group}
        assert not offered & out


def the_languages_ask_the_same_with_the_answer_in_the_same_place(guide: Guide) -> None:
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


def offered_beside(guide: Guide, term: str) -> list[str]:
    """Return the terms whose meanings are the wrong answers, in their order."""
    return [one.id for one in distractors(Site.of(guide, "en"), guide.terms[term])]
