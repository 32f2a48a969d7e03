"""What each page is called."""

from __future__ import annotations

from typing import Final, assert_never

from studyguide.linking.site_map import Overview, OverviewName, Quiz, Subject, TermsQuiz
from studyguide.model.course import Week
from studyguide.model.guide import Guide, Lesson, Term
from studyguide.pages.wording import wording
from studyguide.text.capitalization import capitalized

_WORDS: Final[dict[OverviewName, str]] = {"quizzes": "self_check", "exam": "mock_exam"}
"""The wording of a page's title, where it is not called as the page is."""


def title_of(guide: Guide, language: str, subject: Subject) -> str:
    """Return what a page is called, as plain text."""
    words, languages = wording(language), guide.fallbacks(language)
    match subject:
        case Overview("home"):
            return guide.course.title.localized(languages).markdown
        case Overview(name):
            return words[_WORDS.get(name, name)]
        case Week(number=number, title=title):
            return words("week_title", n=number, title=title.localized(languages).markdown)
        case Quiz(week):
            return words("self_check_week", n=week.number)
        case TermsQuiz(week):
            return words("terms_check", n=week.number)
        case Lesson():
            return subject.article(languages).title
        case Term():
            return capitalized(subject.name.localized(languages).markdown)
        case _:
            assert_never(subject)
