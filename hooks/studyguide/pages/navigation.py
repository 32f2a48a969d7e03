"""`Guide` → the site's navigation in one language."""

from __future__ import annotations

from studyguide.linking import uris
from studyguide.model.course import Week
from studyguide.model.guide import Guide
from studyguide.pages.wording import Wording, wording


def navigation(guide: Guide, language: str) -> list[object]:
    """Return titles with uris, nested, as `nav` in `mkdocs.yml`.

    Terms are not in it: a page in the navigation costs every other page (the square of the pages).
    """
    words = wording(language)
    weeks = [uris.WEEKS, *(_week(guide, week, words) for week in guide.course.weeks)]
    return [
        {words["home"]: uris.HOME},
        {words["weeks"]: weeks},
        {words["glossary"]: uris.GLOSSARY},
        {words["map"]: uris.MAP},
        {words["flashcards"]: uris.FLASHCARDS},
        {words["self_check"]: uris.QUIZZES},
        *(uris.hand_page_uri(page) for page in guide.pages),
    ]


def _week(guide: Guide, week: Week, words: Wording) -> object:
    """Return a week's page with its lessons and its self-check below it."""
    title = week.title.localized(guide.fallbacks(words.language)).markdown
    pages: list[object] = [uris.week_uri(week)]
    pages += ({words["lesson"]: uris.lesson_uri(one)} for one in guide.lessons_of(week))
    if guide.questions_of(week):
        pages.append({words["self_check"]: uris.quiz_uri(week.number)})
    return {words("week_title", n=week.number, title=title): pages}
