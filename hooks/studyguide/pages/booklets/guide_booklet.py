"""The Typst source of the guide booklet, with the whole course."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.addresses.uris import HOME
from studyguide.languages.collation import initial, listing_key
from studyguide.languages.wording import Wording
from studyguide.model.course import Week
from studyguide.model.guide import Term
from studyguide.pages.booklets.booklet_writer import BookletWriter
from studyguide.pages.booklets.glossary_entries import in_order
from studyguide.pages.booklets.link_targets import BookletContents
from studyguide.pages.booklets.question_tasks import solution, task
from studyguide.pages.booklets.typst_syntax import (
    array,
    call,
    content,
    language_tag,
    literal_text,
    quoted,
)
from studyguide.pages.booklets.week_booklet import (
    TypstSource,
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
from studyguide.pages.booklets.week_plan import events, plan
from studyguide.pages.data.glossary import letter_groups
from studyguide.pages.site import Site


def guide_source(site: Site) -> TypstSource:
    """Return the source of the guide booklet."""
    writer = BookletWriter(site, BookletContents.of(site.guide.lessons), level=3)
    parts = (
        _front(writer),
        *(_week(writer, week) for week in site.guide.course.weeks),
        _glossary(writer),
        (_word_lists(writer), ()),
        _answers(writer),
        (_index(writer), ()),
    )
    return together(*parts)


def source_outside_weeks(site: Site) -> TypstSource:
    """Return the source of those parts of the guide booklet that are in no week's booklet."""
    writer = BookletWriter(site, BookletContents.of(site.guide.lessons), level=3)
    targets = "".join(f"#metadata(none) <t-{term}>\n" for term in site.guide.terms)
    return together(_front(writer), (targets, ()), (_word_lists(writer), ()))


def _front(writer: BookletWriter) -> TypstSource:
    site = writer.site
    title = writer.view.words(site.guide.course.title)
    described = attempt(lambda: _cover(writer), site.guide.course_file.problem, ("description",))
    return together((head(site, site.words["booklet_guide"], title, chapters=True), ()), described)


def _cover(writer: BookletWriter) -> str:
    course = writer.site.guide.course
    return cover(
        writer,
        HOME,
        course=quoted(writer.site.words["booklet_guide"]),
        title=content(f"#{writer.words(course.title)};"),
        summary=content(writer.block(course.description, level=1)),
        depth="3",
    )


def _week(writer: BookletWriter, week: Week) -> TypstSource:
    """Return a week with its lessons and its self-check."""
    week_lessons = writer.site.guide.lessons_of(week)
    title = section(
        writer, writer.site.week_title(week), f"<week-{week.number}>", level=2, needs="45%"
    )
    label = f"<self-check-{week.number}>"
    check = section(writer, writer.site.words["self_check"], label, needs="20%")
    tasks = questions(writer, week_lessons, task)
    return together(
        (title, ()),
        of_course(writer, week, lambda: events(writer, week)),
        lessons(writer, week_lessons, needs="0%"),
        of_course(writer, week, lambda: plan(writer, week, level=3, listed=False)),
        (check if tasks[0].strip() else "", ()),
        tasks,
    )


def _glossary(writer: BookletWriter) -> TypstSource:
    """Return all terms by letter."""
    title = section(writer, writer.site.words["glossary"], "<glossary>", level=2)
    sections: list[TypstSource] = [(title, ())]
    for letter, _, terms in letter_groups(writer.site):
        sections += [(call("letter", quoted(letter)), ()), entries(writer, terms)]
    return together(*sections)


def _answers(writer: BookletWriter) -> TypstSource:
    """Return the answers of all weeks."""
    sections: list[TypstSource] = []
    guide = writer.site.guide
    for week in (week for week in guide.course.weeks if guide.has_answers(week.number)):
        solutions = questions(writer, writer.site.guide.lessons_of(week), solution)
        if solutions[0].strip():
            label = f"<answers-{week.number}>"
            name = writer.site.week_words("week", week.number)
            title = section(writer, name, label, needs="15%")
            sections += [(title, ()), solutions]
    title = section(writer, writer.site.words["booklet_answers"], "<answers>", level=2)
    return together((title if sections else "", ()), *sections)


def _word_lists(writer: BookletWriter) -> str:
    """Return word lists from the site's language to each other one, and back."""
    site, language = writer.site, writer.site.language
    name = site.words.language_name
    sections = []
    for code in site.languages[1:]:
        for source, target in ((language, code), (code, language)):
            title = f"{name(source)} – {name(target)}"
            title = title[:1].upper() + title[1:]
            sections.append(section(writer, title, f"<words-{source}-{target}>", level=2))
            sections.append(call("word-list", array(_pairs(site, source, target))) + "\n")
    return "".join(sections)


def _pairs(site: Site, source: str, target: str) -> Iterator[str]:
    """Yield the pairs of names in two languages, sorted by the first."""
    key = listing_key(source)
    named = [
        (_name(term, source), _name(term, target), term.id) for term in site.guide.terms.values()
    ]
    listed = [entry for entry in named if entry[0] and entry[1]]
    listed.sort(key=lambda entry: (key(entry[0]), entry[2]))
    letters = _new_letters([name for name, _, _ in listed], source, site.words)
    for letter, (name, translation, id_) in zip(letters, listed, strict=True):
        yield array((letter, f"<t-{id_}>", quoted(name), language_tag(target), quoted(translation)))


def _new_letters(names: list[str], language: str, words: Wording) -> Iterator[str]:
    """Yield for each sorted name the letter that begins with it as Typst, else `none`."""
    before = ""
    for name in names:
        letter = initial(name, language)
        shown = words["other_signs"] if letter == "#" else letter
        yield "none" if letter == before else quoted(shown)
        before = letter


def _name(term: Term, language: str) -> str:
    return term.name.get(language) or ""


def _index(writer: BookletWriter) -> str:
    """Return every term with the pages on which it is explained and linked."""
    site = writer.site
    key = listing_key(site.language)
    terms = sorted(site.guide.terms.values(), key=lambda term: (key(site.name(term)), term.id))
    if not terms:
        return ""
    letters = _new_letters([site.name(term) for term in terms], site.language, site.words)
    rows = array(
        array((letter, *_indexed(site, term), array(map(array, _parts_of(site, term)))))
        for letter, term in zip(letters, terms, strict=True)
    )
    title = section(writer, writer.site.words["booklet_index"], "<index>", level=2)
    lead = call("small", content(literal_text(writer.site.words["booklet_index_lead"])))
    return f"{title}{lead}{call('term-index', rows, '<glossary>')}\n"


def _indexed(site: Site, term: Term) -> tuple[str, str]:
    return f"<t-{term.id}>", quoted(site.labelled_name(term))


def _parts_of(site: Site, whole: Term) -> Iterator[tuple[str, str]]:
    """Yield the entries of the terms that are parts of another one."""
    return (_indexed(site, term) for term in in_order(site, site.relatives[whole.id].parts))
