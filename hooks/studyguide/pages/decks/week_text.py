"""A week → one text with its lessons, terms and questions, for tools that read notes."""

from __future__ import annotations

from studyguide.model.guide import Week
from studyguide.pages.decks.answers import back, front
from studyguide.pages.decks.copyist import Copyist
from studyguide.pages.decks.notes import other_language, other_name
from studyguide.pages.decks.parts import Part
from studyguide.pages.decks.text import tidy, without_boxes
from studyguide.pages.template import render_template


def week_text(copyist: Copyist, part: Part, week: Week) -> str:
    """Return the text of a week as Markdown."""
    text = render_template(
        "decks/week.md",
        copyist.writer,
        copyist=copyist,
        part=part,
        title=part.title,
        week=week,
        front=front,
        back=back,
        other_name=other_name,
        other_language=other_language,
    )
    return tidy(without_boxes(text))
