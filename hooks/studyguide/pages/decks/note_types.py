"""The two note types of Anki: the card templates for terms and questions."""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path

from genanki import Model

from studyguide.languages.wording import Wording
from studyguide.pages.decks.identities import anki_id

_STYLE = Path(__file__).parent / "card.css"

TERM_FIELDS = (
    "Name", "Short", "Other name", "Meaning", "Riddle", "More", "Formula", "Example", "Code",
    "Week", "Link",
)  # fmt: skip
QUESTION_FIELDS = ("Front", "Back", "Week")

_HEAD = '<div class="week">{{Week}}</div>'
_NAME = '<div class="name">{{Name}}{{#Short}} <span class="short">{{Short}}</span>{{/Short}}</div>'
_DETAILS = """
{{#More}}<div class="more">{{More}}</div>{{/More}}
{{#Formula}}<div class="formula">{{Formula}}</div>{{/Formula}}
{{#Example}}<div class="example"><b>EXAMPLE</b>{{Example}}</div>{{/Example}}
{{#Code}}<div class="code">{{Code}}</div>{{/Code}}
{{#Other name}}<div class="other">{{Other name}}</div>{{/Other name}}
{{#Link}}<div class="link"><a href="{{Link}}">PAGE</a></div>{{/Link}}
"""
_MEANING = '<div class="meaning">{{Meaning}}</div>'


@cache
def term_type(course_name: str, words: Wording) -> Model:
    """Return the note type for the terms of a course, in one language."""
    details = _DETAILS.replace("EXAMPLE", html.escape(words["example"]))
    details = details.replace("PAGE", html.escape(words["anki_page"]))
    return _model(
        course_name,
        "term",
        words["anki_term"],
        TERM_FIELDS,
        words.language,
        _card(words["anki_name_first"], "{{#Name}}" + _HEAD + _NAME + "{{/Name}}",
              _MEANING + details),
        _card(words["anki_meaning_first"],
              "{{#Riddle}}" + _HEAD + '<div class="meaning">{{Riddle}}</div>{{/Riddle}}',
              _NAME + _MEANING + details),
        _card(words["anki_other_first"],
              "{{#Other name}}" + _HEAD + '<div class="name">{{Other name}}</div>{{/Other name}}',
              _NAME + _MEANING + details),
    )  # fmt: skip


@cache
def question_type(course_name: str, words: Wording) -> Model:
    """Return the note type for the questions of a course, in one language."""
    card = _card(words["anki_question"], "{{#Front}}" + _HEAD + "{{Front}}{{/Front}}", "{{Back}}")
    return _model(
        course_name, "question", words["anki_question"], QUESTION_FIELDS, words.language, card
    )


def _model(
    course_name: str,
    kind: str,
    name: str,
    fields: tuple[str, ...],
    language: str,
    *cards: dict[str, str],
) -> Model:
    return Model(
        anki_id(course_name, "type", kind, language),
        f"{name} ({language})" if not course_name else f"{name} ({language}, {course_name})",
        fields=[{"name": field} for field in fields],
        templates=list(cards),
        css=_STYLE.read_text(encoding="utf-8"),
    )


def _card(name: str, question: str, answer: str) -> dict[str, str]:
    back = "{{FrontSide}}\n<hr id=answer>\n" + answer
    return {"name": name, "qfmt": question, "afmt": back}
