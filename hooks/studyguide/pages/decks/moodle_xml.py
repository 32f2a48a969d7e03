"""Questions → Moodle XML: every kind, with pictures, formulas and parts of points.

https://docs.moodle.org/en/Moodle_XML_format. Texts are HTML; a picture is a file within its text.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import assert_never

from markupsafe import Markup

from studyguide.languages.numbers import digits
from studyguide.pages.decks.card_sides import asked, rubric
from studyguide.pages.decks.course_parts import CoursePart
from studyguide.pages.decks.deck_html import MEDIA_SOURCE, DeckHtml, MediaFiles
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.forms.form import (
    Form,
    FormPart,
    Gaps,
    Number,
    Options,
    Ordering,
    Pairing,
    Writing,
)
from studyguide.pages.forms.question_forms import draws
from studyguide.text.markup import joined, markup
from studyguide.text.standalone import together
from studyguide.text.tree.blocks import Document, Paragraph
from studyguide.text.tree.inlines import Gap, Inlines, Styled, Text
from studyguide.text.tree.plain import plain_words

_IN_GAP = re.compile(r"[\\~=#{}/\"]")
_FIRST = '<?xml version="1.0" encoding="UTF-8"?>\n'


def moodle_xml(export_texts: ExportTexts, part: CoursePart) -> str:
    """Return the questions of a part of the course, in a category for each week."""
    writer = _Writer(DeckHtml(export_texts, MediaFiles()))
    site = export_texts.site
    parts: list[Markup] = []
    category = ""
    for lesson, question in part.questions:
        week = site.week_title(site.guide.week(lesson.week)) if lesson.week else ""
        if week != category:
            category = week
            parts.append(_category(export_texts.words(site.guide.course.title), week))
        own = writer.for_html(writer.html.for_lesson(lesson))
        for question_form in draws(question, site.text_settings):
            parts += own.questions(question_form)
    return f"{_FIRST}<quiz>\n{joined(parts)}</quiz>\n"


def _category(course: str, week: str) -> Markup:
    # a slash would begin a subcategory
    names = (name.replace("/", "//") for name in (course, week) if name)
    path = "/".join(("$course$", "top", *names))
    return markup(
        '<question type="category"><category><text>{}</text></category></question>\n', path
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the questions of a lesson."""

    html: DeckHtml[MediaFiles]

    def for_html(self, html: DeckHtml[MediaFiles]) -> _Writer:
        """Return the writer for the texts of another lesson."""
        return _Writer(html)

    @property
    def texts(self) -> ExportTexts:
        """The texts of the lesson."""
        return self.html.export_texts

    def questions(self, question_form: Form) -> Iterator[Markup]:
        """Yield a question for each part of a form."""
        asks = asked(self.texts, question_form)
        for part in question_form.parts:
            prompt = self._prompt(asks, part, alone=len(question_form.parts) == 1)
            kind, answers = self._answers(part)
            if isinstance(part.control, Gaps):
                prompt = together((prompt, self._gaps(part.control)))
            general = self._general(question_form)
            hint = question_form.hint
            hints = self._text("hint", self.texts.passage(hint)) if hint else Markup("")
            yield markup(
                '<question type="{}">\n<name><text>{}</text></name>\n{}{}'
                "<defaultgrade>1</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>\n"
                "{}{}</question>\n",
                kind, part.id, self._text("questiontext", prompt),
                self._text("generalfeedback", general), answers, hints,
            )  # fmt: skip

    def _prompt(self, asks: Document, part: FormPart, *, alone: bool) -> Document:
        own = self.texts.passage(part.prompt) if part.prompt else Document(())
        if alone:
            return together((asks, own)) if part.prompt else asks
        words = self.texts.site.words[part.instruction]
        return together((asks, own, Document((Paragraph((Styled("emphasis", (Text(words),)),)),))))

    def _general(self, question_form: Form) -> Document:
        explanation = question_form.explanation
        return self.texts.passage(explanation) if explanation else Document(())

    def _answers(self, part: FormPart) -> tuple[str, Markup]:
        """Return Moodle's name of the kind, and what belongs to it."""
        match part.control:
            case Options(statement=True) as control:
                return "truefalse", joined(self._truths(control))
            case Options() as control:
                return "multichoice", self._choice(control)
            case Writing(accepted=()) as control:
                told = (self.texts.passage(control.answer), rubric(self.texts, control))
                lines = 15 if control.long else 5
                head = markup("<responsefieldlines>{}</responsefieldlines>\n", lines)
                return "essay", head + self._text("graderinfo", together(told))
            case Writing() as control:
                feedback = self._text("feedback", self.texts.passage(control.answer))
                typed = (
                    _answer(100, word.replace("*", "\\*"), feedback) for word in control.accepted
                )
                return "shortanswer", Markup("<usecase>0</usecase>\n") + joined(typed)
            case Number() as control:
                return "numerical", self._number(control)
            case Ordering() as control:
                head = Markup("<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>\n")
                items = (
                    self.html.inline(self.texts.inline_passage(i.content)) for i in control.right
                )
                return "ordering", head + joined(map(partial(_html_answer, 1), items))
            case Pairing() as control:
                head = Markup("<shuffleanswers>true</shuffleanswers>\n")
                return "matching", head + joined(self._pairs(control))
            case Gaps():
                return "cloze", Markup("")
            case _:
                assert_never(part.control)

    def _truths(self, control: Options) -> Iterator[Markup]:
        right = {option.letter for option in control.right}
        for letter in ("true", "false"):
            share = 100 if letter in right else 0
            yield _answer(share, letter, Markup(""), form="moodle_auto_format")

    def _choice(self, control: Options) -> Markup:
        right = len(control.right)
        wrong = len(control.options) - right
        several = "false" if control.several else "true"
        head = markup(
            "<single>{}</single><shuffleanswers>{}</shuffleanswers>"
            "<answernumbering>ABCD</answernumbering>\n",
            several, "false" if control.fixed else "true",
        )  # fmt: skip
        parts = [head]
        for option in control.options:
            share = 100 / right if option.correct else -100 / wrong if control.several else 0
            why = self.texts.passage(option.why) if option.why else Document(())
            inline = option.content.inline
            html = (
                self.html.inline(self.texts.inline_passage(inline))
                if inline
                else self.html.block(self.texts.passage(option.content))
            )
            text, files = self._packed(html)
            parts.append(
                markup(
                    '<answer fraction="{}" format="html"><text>{}</text>{}{}</answer>\n',
                    f"{share:.5f}".rstrip("0").rstrip("."),
                    text,
                    files,
                    self._text("feedback", why),
                )
            )
        return joined(parts)

    def _number(self, control: Number) -> Markup:
        tolerance = markup("<tolerance>{}</tolerance>", digits(control.tolerance))
        answer = _answer(100, digits(control.answer), tolerance)
        if not control.unit:
            return answer
        unit = plain_words(self.texts.inline_passage(control.unit))
        units = "<units><unit><multiplier>1</multiplier><unit_name>{}</unit_name></unit></units>\n"
        # the unit may be left out
        return answer + markup(units, unit) + Markup("<unitgradingtype>0</unitgradingtype>\n")

    def _pairs(self, control: Pairing) -> Iterator[Markup]:
        pairs = [
            (self.html.inline(self.texts.inline_passage(left)), item)
            for left, item in control.right
        ]
        for left, item in (*pairs, *(("", item) for item in control.spare)):
            text, files = self._packed(left)
            yield markup(
                '<subquestion format="html"><text>{}</text>{}'
                "<answer><text>{}</text></answer></subquestion>\n",
                text, files, self.texts.passage_words(item.content),
            )  # fmt: skip

    def _gaps(self, control: Gaps) -> Document:
        """Return a text with gaps as Moodle writes them."""

        def gap(node: Gap) -> Inlines:
            words = (_IN_GAP.sub(r"\\\g<0>", plain_words(answer)) for answer in node.answers)
            return (Text(f"{{1:SHORTANSWER:{'~'.join(f'={word}' for word in words)}}}"),)

        return self.texts.with_gaps(control.text, gap)

    def _text(self, tag: str, document: Document) -> Markup:
        html = self.html.block(document)
        if not html and tag in ("hint", "graderinfo"):
            return Markup("")
        text, files = self._packed(html)
        return markup('<{} format="html"><text>{}</text>{}</{}>\n', tag, text, files, tag)

    def _packed(self, html: str) -> tuple[str, Markup]:
        """Return HTML with the addresses that Moodle gives pictures, and these pictures."""
        names = dict.fromkeys(match[2] for match in MEDIA_SOURCE.finditer(html))
        files = (
            markup(
                '<file name="{}" path="/" encoding="base64">{}</file>',
                name,
                b64encode(self.html.source.by_name[name]).decode(),
            )
            for name in names
        )
        return MEDIA_SOURCE.sub(r'\1@@PLUGINFILE@@/\2"', html), joined(files)


def _answer(share: int, text: str, more: Markup, form: str = "plain_text") -> Markup:
    return markup(
        '<answer fraction="{}" format="{}"><text>{}</text>{}</answer>\n', share, form, text, more
    )


def _html_answer(share: int, html: str) -> Markup:
    return markup('<answer fraction="{}" format="html"><text>{}</text></answer>\n', share, html)
