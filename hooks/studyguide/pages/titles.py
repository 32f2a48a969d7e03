"""Titles of pages."""

from __future__ import annotations

from typing import Final, assert_never

from studyguide.addresses.site_map import Overview, OverviewName, Quiz, Subject, TermsQuiz
from studyguide.model.course import Week
from studyguide.model.guide import Guide, Lesson, Term
from studyguide.pages.html.translation_marks import with_language
from studyguide.pages.week_names import week_title, week_words, words_for
from studyguide.text.capitalization import capitalized

_WORDS: Final[dict[OverviewName, str]] = {
    "quizzes": "self_check",
    "exam": "mock_exam",
    "progress": "what_i_know",
}
"""The keys of titles in `words.yml` that differ from the page's name."""


def title_of(guide: Guide, language: str, subject: Subject) -> str:
    """Return the title of a page, as plain text, for menus, browser tabs and search.

    An untranslated title is followed by its language: `Step size (engelsk)`.
    """
    words, languages = words_for(guide, language), guide.fallbacks(language)
    match subject:
        case Overview("home"):
            text = guide.course.title.localized(languages)
            return with_language(text.markdown, text.language, words)
        case Overview(name):
            return words[_WORDS.get(name, name)]
        case Week():
            text_language = subject.title.localized(languages).language
            return with_language(week_title(guide, language, subject), text_language, words)
        case Quiz(week):
            return week_words(guide, language, "self_check_week", week.number)
        case TermsQuiz(week):
            return week_words(guide, language, "terms_check", week.number)
        case Lesson():
            article = subject.article(languages)
            return with_language(article.title, article.language, words)
        case Term():
            text = subject.name.localized(languages)
            return with_language(capitalized(text.markdown), text.language, words)
        case _:
            assert_never(subject)
