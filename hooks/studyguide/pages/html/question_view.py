"""Functions for the templates of questions: controls, their attributes, answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from markupsafe import Markup

from studyguide.addresses.uris import quiz_uri
from studyguide.languages.folding import folding_of
from studyguide.model.course import Week
from studyguide.pages.data.refused_names import is_one_typo_apart
from studyguide.pages.decks.card_sides import front
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.forms import number_format
from studyguide.pages.forms.form import (
    Control,
    Form,
    FormPart,
    Gaps,
    Number,
    NumberMistake,
    Writing,
)
from studyguide.pages.forms.part_forms import letter
from studyguide.pages.forms.passages import InlinePassage
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site
from studyguide.pages.week_names import names_by_number
from studyguide.text.gaps import gaps_in, typed
from studyguide.text.markup import markup
from studyguide.text.renderers.block_html import document_html
from studyguide.text.renderers.formula_words import formula_line
from studyguide.text.tree.inlines import Gap
from studyguide.text.tree.plain import plain_words


def control_name(control: Control) -> str:
    """Return the name of a control's templates."""
    return type(control).__name__.lower()


def title(page: PageView, form: Form, number: int) -> Markup:
    """Return the heading of a question: its number and difficulty."""
    return markup("{} {}", page.site.words("question", n=number), difficulty(page, form))


def difficulty(page: PageView, form: Form) -> Markup:
    """Return how difficult a question is, and the mark of a draft."""
    return markup(
        '<span class="difficulty" data-level="{}">{}</span>{}',
        form.difficulty,
        page.site.words[f"difficulty_{form.difficulty}"],
        page.draft_mark(form),
    )


def label(page: PageView, text: InlinePassage) -> str:
    """Return an inline passage without markup, for `<option>` and `aria-label`."""
    return plain_words(page.linked_inline(text), formula=formula_line)


def gaps_text(page: PageView, part: FormPart, control: Gaps) -> Markup:
    """Return a text with an input for each gap."""
    document = page.linked(control.text)
    all_answers = [typed(gap) for gap in gaps_in(document)]

    def field(gap: Gap) -> Markup:
        answers = typed(gap)
        others = (
            alternative
            for at, gap_answers in enumerate(all_answers, 1)
            if at != gap.number
            for alternative in gap_answers
        )
        return markup(
            '<input type="text" class="gap" name="{}-{}" size="{}" data-accept="{}"{} '
            'aria-label="{}" autocomplete="off" autocapitalize="none" spellcheck="false">',
            part.id, gap.number, max(6, *(len(answer) + 2 for answer in answers)),
            json.dumps(answers, ensure_ascii=False),
            strictness(page, control, answers, tuple(others)),
            page.site.words("gap", n=gap.number),
        )  # fmt: skip

    return document_html(document, replace(page.context(), gap=field))


def gaps_answer(page: PageView, control: Gaps) -> Markup:
    """Return a text with its gaps filled."""
    return page.document(page.linked(control.text))


def other_answers(page: PageView, control: Gaps) -> tuple[str, ...]:
    """Return the alternative answers of gaps: `uphill: upwards, up`."""
    answers = map(typed, gaps_in(page.linked(control.text)))
    return tuple(f"{first}: {', '.join(others)}" for first, *others in answers if others)


def number(page: PageView, value: float) -> str:
    """Return a number in the format of the page's language."""
    return number_format.number(page.site.words, value)


def number_answer(page: PageView, control: Number) -> str:
    """Return the right number with its unit and tolerance."""
    return number_format.number_answer(page.site.words, control)


def mistake_lead(page: PageView, control: Number, mistake: NumberMistake) -> str:
    """Return the words before what went wrong with a wrong number."""
    return number_format.mistake_lead(page.site.words, control, mistake)


def accepted(control: Writing) -> str:
    """Return the accepted wordings as JSON; if there are none, readers judge themselves."""
    return json.dumps(control.accepted, ensure_ascii=False)


def strictness(
    page: PageView,
    control: Writing | Gaps,
    answers: tuple[str, ...],
    others: tuple[str, ...] = (),
) -> Markup:
    """Return the attribute with answers that are not forgiven as typos, if any.

    `others` are the answers of the other gaps, which must not be confused.
    """
    if control.exact:
        return Markup(' data-exact="true"')
    folded = folding_of(page.site.guide.course.languages)
    right = {folded(answer) for answer in answers}
    near = (
        answer
        for answer in others
        if any(is_one_typo_apart(folded(answer), text) for text in right - {folded(answer)})
    )
    refused = (name for answer in answers for name in page.site.refused_names.get(answer, ()))
    names = sorted({*near, *refused} - {*answers})
    refuses = markup(' data-not="{}"', json.dumps(names, ensure_ascii=False))
    return refuses if names else Markup("")


def unanswered(page: PageView, form: Form) -> Markup:
    """Return a question with its options but without its answer."""
    assert page.lesson is not None, "a question is asked by a lesson"
    return page.document(front(ExportTexts(page.site).for_lesson(page.lesson), form))


def folding(site: Site, form: Form) -> Markup:
    """Return the attribute with the folding of typed answers, if there are any."""
    typed_in = any(
        isinstance(part.control, Gaps)
        or (isinstance(part.control, Writing) and not part.control.long)
        for part in form.parts
    )
    rules = folding_of(site.guide.course.languages).json
    return markup(' data-folding="{}"', rules) if typed_in else Markup("")


def quiz_words(site: Site) -> str:
    """Return the words of the self-check's script as JSON."""
    counts = {key: site.words.entries["counts"][key] for key in ("question", "week")}
    names = names_by_number(site.guide, site.language)
    words = {**site.words.entries["quiz"], **names, "counts": counts}
    return json.dumps(words, ensure_ascii=False, sort_keys=True)


def following(page: PageView, week: Week) -> Markup:
    """Return the attribute that names the next self-check and its address, if there is one."""
    guide, weeks = page.site.guide, page.site.guide.course.weeks
    later = weeks[weeks.index(week) + 1 :]
    asking = (one for one in later if guide.questions_of(one) and guide.has_answers(one.number))
    after = next(asking, None)
    if after is None:
        return Markup("")
    name = page.site.week_words("self_check_week", after.number)
    link = {"href": page.to(quiz_uri(after.number)), "name": name}
    return markup(' data-following="{}"', json.dumps(link, ensure_ascii=False))


def section_title(page: PageView, form: Form) -> str:
    """Return the heading in the lesson under which the answer to a question is found."""
    assert page.lesson is not None, "a question is asked by a lesson"
    headings = page.lesson.article(page.site.languages).headings
    return next((heading.title for heading in headings if heading.id == form.section), "")


def draw(page: PageView, form: Form) -> Markup:
    """Return the number of the draw that the values of a question are from, if it varies."""
    if not form.draw:
        return Markup("")
    before, _, after = page.site.words("draw", number="\0").partition("\0")
    number = markup('<span class="draw-number">{}</span>', form.draw)
    return markup(' <span class="draw">{}{}{}</span>', before, number, after)


def part_letter(number: int) -> str:
    """Return how a part of a question is called: a, b, c …"""
    return letter(number - 1).lower()


def varies(form: Form) -> Markup:
    """Return the attribute by which a script draws other values, if a question varies."""
    return markup(' data-varies="{}"', form.variation.json) if form.variation else Markup("")


def filled(form: Form, *, caller: Callable[[], Markup]) -> Markup:
    """Return a question's HTML with the values that are shown first."""
    return form.variation.filled(caller()) if form.variation else caller()


def keep_words(site: Site) -> str:
    """Return the words about what the browser keeps for offline as JSON."""
    names = ("kilobytes", "megabytes", "decimal")
    words = {**site.words.entries["keep"], **{name: site.words[name] for name in names}}
    return json.dumps(words, ensure_ascii=False, sort_keys=True)


def data_words(site: Site) -> str:
    """Return the words about the reader's own data as JSON."""
    return json.dumps(site.words.entries["data"], ensure_ascii=False, sort_keys=True)


def about(page: PageView, form: Form) -> Markup:
    """Return links to the terms that a question is about."""
    terms = (page.site.guide.terms.get(id_) for id_ in form.terms)
    return Markup(", ").join(page.term_link(term) for term in terms if term)
