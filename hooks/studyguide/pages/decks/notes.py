"""Terms and questions → notes of Anki: fields of HTML, tags, and an identity that stays."""

from __future__ import annotations

from html import escape

from genanki import Note, guid_for

from studyguide.model.guide import Term
from studyguide.pages.decks.answers import back, front
from studyguide.pages.decks.copyist import Copyist
from studyguide.pages.decks.html import DeckHtml, MediaFiles
from studyguide.pages.decks.note_types import question_type, term_type
from studyguide.pages.forms.form import Form
from studyguide.text.plain_lines import document_lines
from studyguide.text.standalone import together


def term_note(html: DeckHtml[MediaFiles], term: Term) -> Note:
    """Return the note of a term of a lesson."""
    copyist = html.copyist
    site, picture = copyist.site, (copyist.figure(term.figure),) if term.figure else ()
    more = together((copyist.rest(term.definition), *picture))
    fields = (
        escape(site.name(term)),
        escape(copyist.words(term.short)) if term.short else "",
        escape(other_name(copyist, term)),
        html.line(copyist.first(term.definition)),
        html.line(copyist.riddle(term)),
        html.block(more),
        rf"\[{escape(equation.tex.strip())}\]" if (equation := site.formula(term)) else "",
        html.block(copyist.text(term.example)) if term.example else "",
        f"<pre><code>{escape(term.code.strip(chr(10)))}</code></pre>" if term.code else "",
        _week(copyist),
        escape(copyist.address(term)),
    )
    return Note(
        model=term_type(site.language),
        fields=list(fields),
        sort_field=site.name(term),
        tags=_tags(copyist, "term"),
        guid=guid_for("studyguide", term.id, site.language),
    )


def question_note(html: DeckHtml[MediaFiles], form: Form) -> Note:
    """Return the note of a question of a lesson."""
    copyist = html.copyist
    asked = front(copyist, form)
    fields = [html.block(asked), html.block(back(copyist, form))]
    return Note(
        model=question_type(copyist.site.language),
        fields=[*fields, _week(copyist)],
        sort_field=" ".join(document_lines(copyist.in_words(asked)).split()),
        tags=_tags(copyist, "question", form.kind),
        guid=guid_for("studyguide", "question", form.id, copyist.site.language),
    )


def other_name(copyist: Copyist, term: Term) -> str:
    """Return a term's name in the first other language that has another, empty if none has."""
    code = other_language(copyist, term)
    return (term.name.get(code) or "") if code else ""


def other_language(copyist: Copyist, term: Term) -> str:
    """Return the first other language in which a term has another name, empty if none has."""
    own = copyist.site.name(term)
    others = ((code, term.name.get(code)) for code in copyist.site.languages[1:])
    return next((code for code, name in others if name and name != own), "")


def _week(copyist: Copyist) -> str:
    week = copyist.lesson.week if copyist.lesson else None
    return copyist.site.words("week", n=week) if week else ""


def _tags(copyist: Copyist, *tags: str) -> list[str]:
    week = copyist.lesson.week if copyist.lesson else None
    return [*tags, *([f"week-{week}"] if week else [])]
