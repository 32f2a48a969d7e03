"""Titles of pages."""

from __future__ import annotations

from typing import Final, assert_never

from studyguide.linking.site_map import Overview, OverviewName, Quiz, Subject, TermsQuiz
from studyguide.model.course import Week
from studyguide.model.guide import Guide, Lesson, Term
from studyguide.pages.week_names import week_title, week_words, words_for
from studyguide.text.capitalization import capitalized

_WORDS: Final[dict[OverviewName, str]] = {"quizzes": "self_check", "exam": "mock_exam"}
"""The keys of titles in `words.yml` that differ from the page's name."""


def title_of(guide: Guide, language: str, subject: Subject) -> str:
    """Return the title of a page, as plain text."""
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
