"""Terms and questions → notes of Anki: fields of HTML, tags, and an identity that stays."""

from __future__ import annotations

import html

from genanki import Note, guid_for

from studyguide.model.guide import Term
from studyguide.model.questions import Question
from studyguide.pages.decks.answers import back, front
from studyguide.pages.decks.copyist import Copyist
from studyguide.pages.decks.note_types import question_type, term_type
from studyguide.prose.plain import plain_text


def term_note(copyist: Copyist, term: Term) -> Note:
    """Return the note of a term of the copyist's lesson."""
    site, html_of = copyist.site, copyist.html
    fields = (
        html.escape(site.name(term)),
        html.escape(copyist.words(term.short)) if term.short else "",
        html.escape(other_name(copyist, term)),
        html_of.line(copyist.first(term.definition)),
        html_of.line(copyist.riddle(term)),
        html_of.block(copyist.rest(term.definition)),
        rf"\[{html.escape(term.formula.strip())}\]" if term.formula else "",
        html_of.block(copyist.block(term.example)) if term.example else "",
        f"<pre><code>{html.escape(term.code.strip(chr(10)))}</code></pre>" if term.code else "",
        _week(copyist),
        html.escape(copyist.address(term)),
    )
    return Note(
        model=term_type(site.language),
        fields=list(fields),
        sort_field=site.name(term),
        tags=_tags(copyist, "term"),
        guid=guid_for("studyguide", term.id, site.language),
    )


def question_note(copyist: Copyist, question: Question) -> Note:
    """Return the note of a question of the copyist's lesson."""
    asked = front(copyist, question)
    fields = [copyist.html.block(asked), copyist.html.block(back(copyist, question))]
    return Note(
        model=question_type(copyist.site.language),
        fields=[*fields, _week(copyist)],
        sort_field=plain_text(asked),
        tags=_tags(copyist, "question", question.kind),
        guid=guid_for("studyguide", "question", question.id, copyist.site.language),
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
