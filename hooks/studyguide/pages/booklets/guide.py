"""A whole course → the Typst source of one booklet."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.linking.uris import HOME
from studyguide.model.course import Week
from studyguide.model.guide import Term
from studyguide.pages.booklets.ink import Ink
from studyguide.pages.booklets.marks import array, call, content, inert, quoted, tongue
from studyguide.pages.booklets.plan import events, plan
from studyguide.pages.booklets.targets import Scope
from studyguide.pages.booklets.tasks import solution, task
from studyguide.pages.booklets.terms import in_order
from studyguide.pages.booklets.week import (
    Printed,
    attempt,
    cover,
    entries,
    head,
    lessons,
    of_course,
    questions,
    section,
    together,
)
from studyguide.pages.collation import sort_key
from studyguide.pages.decks.parts import week_title
from studyguide.pages.glossary import letter_groups
from studyguide.pages.site import Site


def guide_source(site: Site) -> Printed:
    """Return the source of the booklet of the whole course."""
    ink = Ink(site, Scope.of(site.guide.lessons), level=3)
    parts = (
        _front(ink),
        *(_week(ink, week) for week in site.guide.course.weeks),
        _glossary(ink),
        (_word_lists(ink), ()),
        _answers(ink),
        (_index(ink), ()),
    )
    return together(*parts)


def own_source(site: Site) -> Printed:
    """Return the source of what is in the booklet of the course and in that of no week."""
    ink = Ink(site, Scope.of(site.guide.lessons), level=3)
    targets = "".join(f"#metadata(none) <t-{term}>\n" for term in site.guide.terms)
    return together(_front(ink), (targets, ()), (_word_lists(ink), ()))


def _front(ink: Ink) -> Printed:
    site = ink.site
    title = ink.view.words(site.guide.course.title)
    described = attempt(lambda: _cover(ink), site.guide.course_file.problem, ("description",))
    return together((head(site, site.words["booklet_guide"], title), ()), described)


def _cover(ink: Ink) -> str:
    course = ink.site.guide.course
    return cover(
        ink,
        HOME,
        course=quoted(ink.site.words["booklet_guide"]),
        title=content(f"#{ink.words(course.title)};"),
        summary=content(ink.block(course.description, level=1)),
        depth="3",
    )


def _week(ink: Ink, week: Week) -> Printed:
    """Return a week with its lessons and its self-check."""
    own = ink.site.guide.lessons_of(week)
    title = section(ink, week_title(ink.site, week), f"<week-{week.number}>", level=2)
    check = section(ink, ink.site.words["self_check"], f"<self-check-{week.number}>")
    asked = questions(ink, own, task)
    return together(
        (title, ()),
        of_course(ink, week, lambda: events(ink, week)),
        lessons(ink, own, new=False),
        of_course(ink, week, lambda: plan(ink, week, level=3, listed=False)),
        (check if asked[0].strip() else "", ()),
        asked,
    )


def _glossary(ink: Ink) -> Printed:
    """Return all terms by letter."""
    title = section(ink, ink.site.words["glossary"], "<glossary>", level=2)
    made = []
    for letter, _, terms in letter_groups(ink.site):
        made += [(call("letter", quoted(letter)), ()), entries(ink, terms)]
    source, problems = together(*made)
    return f"{title}#in-columns[\n{source}]\n", problems


def _answers(ink: Ink) -> Printed:
    """Return the answers of all weeks."""
    made: list[Printed] = []
    for week in ink.site.guide.course.weeks:
        found = questions(ink, ink.site.guide.lessons_of(week), solution)
        if found[0].strip():
            label = f"<answers-{week.number}>"
            title = section(ink, ink.site.words("week", n=week.number), label, new=False)
            made += [(title, ()), found]
    title = section(ink, ink.site.words["booklet_answers"], "<answers>", level=2)
    return together((title if made else "", ()), *made)


def _word_lists(ink: Ink) -> str:
    """Return a list of words from the site's language to each other, and one back."""
    site, own = ink.site, ink.site.language
    name = site.words.language_name
    made = []
    for other in site.languages[1:]:
        for source, target in ((own, other), (other, own)):
            title = f"{name(source)} – {name(target)}"
            title = title[:1].upper() + title[1:]
            made.append(section(ink, title, f"<words-{source}-{target}>", level=2))
            made.append(call("word-list", array(_pairs(site, source, target))) + "\n")
    return "".join(made)


def _pairs(site: Site, source: str, target: str) -> Iterator[str]:
    """Yield the terms with names in both languages, sorted by that in the first."""
    key = sort_key(source)
    named = [
        (_name(term, source), _name(term, target), term.id) for term in site.guide.terms.values()
    ]
    for name, other, id_ in sorted(named, key=lambda one: (key(one[0]), one[2])):
        if name and other:
            yield array((f"<t-{id_}>", quoted(name), tongue(target), quoted(other)))


def _name(term: Term, language: str) -> str:
    return term.name.get(language) or ""


def _index(ink: Ink) -> str:
    """Return every term with the pages on which it is explained and linked."""
    terms = in_order(ink.site, ink.site.guide.terms.values())
    if not terms:
        return ""
    rows = array(array((f"<t-{one.id}>", quoted(ink.site.name(one)))) for one in terms)
    title = section(ink, ink.site.words["booklet_index"], "<index>", level=2)
    note = call("small", content(inert(ink.site.words["booklet_index_lead"])))
    return f"{title}{note}{call('term-index', rows, '<glossary>')}\n"
