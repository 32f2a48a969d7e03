"""`progress.json`: by which cards and questions it is seen how well a reader knows each term."""

from __future__ import annotations

import json
from typing import Any

from studyguide.model.guide import Term
from studyguide.pages.data.flashcards import session_words
from studyguide.pages.dates import course_dates
from studyguide.pages.site import Site
from studyguide.pages.week_names import names_by_number
from studyguide.text.capitalization import capitalized


def progress_json(site: Site) -> str:
    """Return the week of each question, and all terms with the questions about them, as JSON.

    Both are in course order; week 0 is none.
    """
    terms = [
        _entry(site, term, lesson.week or 0)
        for lesson in site.guide.lessons
        for term in lesson.terms
    ]
    questions = {question.id: lesson.week or 0 for lesson, question in site.guide.questions()}
    data = {"questions": questions, "terms": terms}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _entry(site: Site, term: Term, week: int) -> dict[str, object]:
    name = term.name.localized(site.languages)
    entry: dict[str, object] = {
        "id": term.id,
        "week": week,
        "name": capitalized(name.markdown),
        "questions": [question.id for _, question in site.questions_about(term)],
    }
    return {**entry, "language": name.language} if name.fallback else entry


def progress_words(site: Site) -> dict[str, Any]:
    """Return the words that the scripts of the page say."""
    words = site.words.entries["knowledge"]
    week = site.words.entries["flashcard"]["week"]
    charts = {"charts": session_words(site)}
    return {**words, **charts, "week": week, **names_by_number(site.guide, site.language)}


def map_words(site: Site) -> dict[str, Any]:
    """Return the words with which the concept map tells what is known."""
    words = site.words.entries["knowledge"]
    return {key: words[key] for key in ("levels", "map", "map_title", "failed")}


def exams(site: Site) -> list[dict[str, object]]:
    """Return the exams of the course that have a day: day, title, and the number of their week."""
    dates = (date for date in course_dates(site) if date.kind == "exam")
    return [{"day": str(date.day), "title": date.title, "week": date.week.number} for date in dates]
