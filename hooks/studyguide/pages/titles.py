"""Titles of pages."""

from __future__ import annotations

from typing import Final, assert_never

from studyguide.linking.site_map import Overview, OverviewName, Quiz, Subject, TermsQuiz
from studyguide.model.course import Week
from studyguide.model.guide import Guide, Lesson, Term
from studyguide.pages.html.translation_marks import with_language
from studyguide.pages.week_names import week_title, week_words, words_for
from studyguide.text.capitalization import capitalized

_WORDS: Final[dict[OverviewName, str]] = {"quizzes": "self_check", "exam": "mock_exam"}
"""The keys of titles in `words.yml` that differ from the page's name."""


def title_of(guide: Guide, language: str, subject: Subject) -> str:
    """Return the title of a page, as plain text, for menus, browser tabs and search.

    An untranslated title is followed by its language: `Step size (engelsk)`.
    """
    heading = heading_of(guide, language, subject)
    return with_language(
        heading, _language_of(guide, language, subject), words_for(guide, language)
    )


def heading_of(guide: Guide, language: str, subject: Subject) -> str:
    """Return the title of a page for its heading, in which markup tells its language."""
    words, languages = words_for(guide, language), guide.fallbacks(language)
    match subject:
        case Overview("home"):
            return guide.course.title.localized(languages).markdown
        case Overview(name):
            return words[_WORDS.get(name, name)]
        case Week():
            return week_title(guide, language, subject)
        case Quiz(week):
            return week_words(guide, language, "self_check_week", week.number)
        case TermsQuiz(week):
            return week_words(guide, language, "terms_check", week.number)
        case Lesson():
            return subject.article(languages).title
        case Term():
            return capitalized(subject.name.localized(languages).markdown)
        case _:
            assert_never(subject)


def _language_of(guide: Guide, language: str, subject: Subject) -> str:
    languages = guide.fallbacks(language)
    match subject:
        case Overview("home"):
            return guide.course.title.localized(languages).language
        case Week():
            return subject.title.localized(languages).language
        case Lesson():
            return subject.article(languages).language
        case Term():
            return subject.name.localized(languages).language
        case Overview() | Quiz() | TermsQuiz():
            return language
        case _:
            assert_never(subject)
