"""Renders an entry of the site map as a page, with the values for the template of its kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, assert_never

from studyguide.addresses.site_map import Overview, PageEntry, Quiz, TermsQuiz
from studyguide.model.course import Week
from studyguide.model.guide import Lesson, Term
from studyguide.pages.booklets.booklet import Booklets
from studyguide.pages.concept_map.concept_map import week_map
from studyguide.pages.data.flashcards import kind_names, session_words
from studyguide.pages.data.formulas import terms_with_formulas
from studyguide.pages.data.glossary import letter_groups
from studyguide.pages.data.progress import exams, map_words, progress_words
from studyguide.pages.data.spoken import spoken_term
from studyguide.pages.dates import course_dates, has_dates
from studyguide.pages.decks.deck_files import DownloadGroup
from studyguide.pages.forms.form import Form
from studyguide.pages.forms.question_forms import page_form
from studyguide.pages.html.checks import Checks
from studyguide.pages.html.course_figure import course_figure
from studyguide.pages.html.home_sample import first_try
from studyguide.pages.html.html_template import fill_in
from studyguide.pages.html.view import PageView
from studyguide.pages.page import Page
from studyguide.pages.site import Site
from studyguide.pages.term_questions import generated_questions
from studyguide.pages.titles import title_of

_MENTION_LIMIT = 8
"""How many mentions a term's page shows with their sentences; the others are links only."""

_NEIGHBOUR_LIMIT = 6
"""How many terms a side of the drawing of a term's neighbours shows; the others are folded."""


@dataclass(frozen=True, slots=True)
class Downloads:
    """Files that pages offer to download."""

    booklets: Booklets
    download_groups: Callable[[], tuple[DownloadGroup, ...]]
    """Returns the decks; lazy, since it takes a second to write them all."""


@dataclass(frozen=True, slots=True)
class _TemplateCall:
    template: str
    view: PageView
    values: dict[str, Any]


def make_page(site: Site, entry: PageEntry, downloads: Downloads) -> Page:
    """Return the rendered page of an entry."""
    template_call = _template_call(site, entry, downloads)
    filled = fill_in(template_call.template, template_call.view, **template_call.values)
    facts, outline = filled.facts, template_call.view.outline
    return Page(
        uri=entry.uri,
        source=entry.path if entry.is_edited else "",
        title=title_of(site.guide, site.language, entry.subject),
        description=str(facts.get("description", "")),
        body=filled.body,
        contents=tuple(outline.contents),
        hide=tuple(facts.get("hide", ())),
    )


def _template_call(site: Site, entry: PageEntry, downloads: Downloads) -> _TemplateCall:
    view = PageView(site, entry.uri)
    match entry.subject:
        case Overview():
            return _overview(view, entry.subject, downloads)
        case Week():
            return _week(view, entry.subject, downloads.booklets)
        case Quiz(week):
            return _quiz(view, week)
        case TermsQuiz(week):
            questions = [
                (view.for_question(lesson, question.id), question)
                for lesson, question in generated_questions(site, week)
            ]
            return _TemplateCall("quiz_terms.html", view, {"week": week, "questions": questions})
        case Lesson():
            return _lesson(site, entry, entry.subject, downloads.booklets)
        case Term():
            return _term(site, entry, entry.subject)
        case _:
            assert_never(entry.subject)


def _overview(view: PageView, overview: Overview, downloads: Downloads) -> _TemplateCall:
    site, template = view.site, f"{overview.name}.html"
    match overview.name:
        case "home":
            guide = downloads.booklets.guide
            dates = [date for date in course_dates(site) if date.kind != "week"]
            figure = course_figure(site.guide, site.words["course_figure"])
            values = {
                "dates": dates,
                "has_dates": has_dates(site.guide),
                "figure": figure,
                "first_try": first_try(view),
                "booklets": (guide,) if guide else (),
            }
            return _TemplateCall(template, view, values)
        case "weeks":
            return _TemplateCall(template, view, {"has_dates": has_dates(site.guide)})
        case "quizzes" | "offline":
            return _TemplateCall(template, view, {})
        case "glossary":
            return _TemplateCall(template, view, {"groups": letter_groups(site)})
        case "formulas":
            values = {
                "weeks": tuple(terms_with_formulas(site.guide)),
                "booklets": downloads.booklets.formulas,
            }
            return _TemplateCall(template, view, values)
        case "map":
            return _map(view)
        case "flashcards":
            kinds, words = kind_names(site), session_words(site)
            return _TemplateCall(template, view, {"kinds": kinds, "session_words": words})
        case "exam":
            return _exam(view, downloads.booklets)
        case "progress":
            values = {"exams": exams(site), "progress_words": progress_words(site)}
            return _TemplateCall(template, view, values)
        case "decks":
            return _TemplateCall(template, view, {"download_groups": downloads.download_groups()})
        case _:
            assert_never(overview.name)


def _map(view: PageView) -> _TemplateCall:
    site, guide = view.site, view.site.guide
    maps = [week_map(guide, week) for week in guide.course.weeks if guide.terms_of(week)]
    values = {
        "maps": maps,
        "relatives": site.relatives,
        "known_words": map_words(site),
    }
    return _TemplateCall("map.html", view, values)


def _exam(view: PageView, booklets: Booklets) -> _TemplateCall:
    """Return the template call for the mock exam, which preselects weeks up to the first exam."""
    guide = view.site.guide
    weeks = [
        week
        for week in guide.course.weeks
        if guide.questions_of(week) and guide.has_answers(week.number)
    ]
    exams = (week.number for week in weeks if any(event.kind == "exam" for event in week.events))
    until = next(exams, max((week.number for week in weeks), default=0))
    return _TemplateCall(
        "exam.html", view, {"weeks": weeks, "until": until, "booklets": booklets.exam}
    )


def _week(view: PageView, week: Week, booklets: Booklets) -> _TemplateCall:
    guide = view.site.guide
    weeks = guide.course.weeks
    at = weeks.index(week)
    values = {
        "week": week,
        "before": weeks[at - 1] if at else None,
        "after": weeks[at + 1] if at + 1 < len(weeks) else None,
        "map": week_map(guide, week) if guide.terms_of(week) else None,
        "booklets": booklets.weeks.get(week.number, ()),
    }
    return _TemplateCall("week.html", view, values)


def quiz_questions(view: PageView, week: Week) -> list[tuple[PageView, Form]]:
    """Return the questions of a week's self-check, each with the view that shows it."""
    return [
        (view.for_question(lesson, question.id), page_form(question, view.site.text_settings))
        for lesson in view.site.guide.lessons_of(week)
        for question in lesson.questions
    ]


def _quiz(view: PageView, week: Week) -> _TemplateCall:
    guide, questions = view.site.guide, quiz_questions(view, week)
    later = None if guide.has_answers(week.number) else guide.answers_from(week.number)
    values = {"week": week, "questions": questions, "answers_from": later}
    return _TemplateCall("quiz.html", view, values)


def _lesson(site: Site, entry: PageEntry, lesson: Lesson, booklets: Booklets) -> _TemplateCall:
    plain = PageView(site, entry.uri, lesson)
    checks = Checks(plain)
    values = {
        "lesson": lesson,
        "article": lesson.article(site.languages),
        "checks": checks,
        "booklets": booklets.weeks.get(lesson.week or 0, ())[:1],
    }
    return _TemplateCall("lesson.html", replace(plain, check=checks), values)


def _term(site: Site, entry: PageEntry, term: Term) -> _TemplateCall:
    lesson = site.guide.lesson_of_term[term.id]
    mentions = site.mentions(term)
    values = {
        "term": term,
        "introducing_lesson": lesson,
        "relatives": site.relatives[term.id],
        "neighbour_limit": _NEIGHBOUR_LIMIT,
        "introductions": [mention for mention in mentions if mention.source is lesson][:1],
        "uses": [mention for mention in mentions if mention.source is not lesson],
        "questions": site.questions_about(term),
        "mention_limit": _MENTION_LIMIT,
    }
    view = PageView(site, entry.uri, lesson, term.id)
    return _TemplateCall("term.html", view, {**values, "said": spoken_term(view, term)})
