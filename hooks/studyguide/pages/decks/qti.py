"""Questions → a package in QTI 1.2, as Canvas and other platforms import it.

https://www.imsglobal.org/question/qtiv1p2/imsqti_asi_infov1p2.html; the names of kinds are those of
Canvas, others pass over them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from markupsafe import Markup

from studyguide.pages.decks.card_sides import asked, rubric, unit_paragraph
from studyguide.pages.decks.course_parts import CoursePart
from studyguide.pages.decks.deck_html import MEDIA_SOURCE, DeckHtml, MediaFiles
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.decks.qti_xml import (
    NOTHING,
    Response,
    equal,
    manifest,
    matching,
    material,
    plain_material,
    points,
    typed,
    within,
    zipped,
)
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
from studyguide.pages.forms.passages import InlinePassage, Passage
from studyguide.pages.forms.question_forms import draws
from studyguide.text.markup import joined, markup
from studyguide.text.standalone import together
from studyguide.text.tree.blocks import Document, Paragraph
from studyguide.text.tree.inlines import Gap, Inlines, Styled, Text
from studyguide.text.tree.plain import plain_words

_FIRST = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_MEDIA = "media"


def qti_package(export_texts: ExportTexts, part: CoursePart) -> bytes:
    """Return the package of a part of the course: one assessment, its pictures and a manifest."""
    html = DeckHtml(export_texts, MediaFiles())
    items: list[Markup] = []
    for lesson, question in part.questions:
        writer = _Writer(html.for_lesson(lesson))
        for question_form in draws(question, export_texts.site.text_settings):
            items += writer.items(question_form)
    assessment = markup(
        '<questestinterop xmlns="{}">\n<assessment ident="{}" title="{}">\n'
        '<section ident="root_section">\n{}</section>\n</assessment>\n</questestinterop>\n',
        _SPACE, part.stem, part.title, joined(items),
    )  # fmt: skip
    file = f"{part.stem}/{part.stem}.xml"
    used = {name for name in html.source.by_name if f"/{name}&#34;" in assessment}
    media = {f"{_MEDIA}/{name}": html.source.by_name[name] for name in sorted(used)}
    return zipped({
        "imsmanifest.xml": f"{_FIRST}{manifest(part, file, media)}".encode(),
        file: f"{_FIRST}{assessment}".encode(),
        **media,
    })  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the questions of a lesson."""

    html: DeckHtml[MediaFiles]

    @property
    def texts(self) -> ExportTexts:
        """The texts of the lesson."""
        return self.html.export_texts

    def items(self, question_form: Form) -> Iterator[Markup]:
        """Yield an item for each part of a form."""
        asks = asked(self.texts, question_form)
        alone = len(question_form.parts) == 1
        for part in question_form.parts:
            prompt = asks if alone and not part.prompt else self._prompt(asks, part, alone=alone)
            response = self._response(part)
            general = question_form.explanation
            yield markup(
                '<item ident="{}" title="{}">\n<itemmetadata><qtimetadata><qtimetadatafield>'
                "<fieldlabel>question_type</fieldlabel><fieldentry>{}</fieldentry>"
                "</qtimetadatafield><qtimetadatafield>"
                "<fieldlabel>points_possible</fieldlabel><fieldentry>1</fieldentry>"
                "</qtimetadatafield></qtimetadata></itemmetadata>\n"
                "<presentation>{}{}</presentation>\n<resprocessing><outcomes>"
                '<decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/>'
                "</outcomes>\n{}</resprocessing>\n{}{}</item>\n",
                part.id, part.id, response.kind, self.material(self._shown(prompt, part)),
                response.offer, response.right, response.feedback,
                self._feedback("general_fb", general) if general else NOTHING,
            )  # fmt: skip

    def _prompt(self, asks: Document, part: FormPart, *, alone: bool) -> Document:
        own = self.texts.passage(part.prompt) if part.prompt else Document(())
        words = Styled("emphasis", (Text(self.texts.site.words[part.instruction]),))
        return together((asks, own, *(() if alone else (Document((Paragraph((words,)),)),))))

    def _shown(self, prompt: Document, part: FormPart) -> Document:
        """Return what is asked, with the text that has gaps and the unit."""
        match part.control:
            case Gaps() as control:
                return together((prompt, self.texts.with_gaps(control.text, _gap_name)))
            case Number() as control:
                return together((prompt, unit_paragraph(self.texts, control)))
            case _:
                return prompt

    def _response(self, part: FormPart) -> Response:
        match part.control:
            case Options() as control:
                return self._options(control)
            case Writing(accepted=()) as control:
                told = together((self.texts.passage(control.answer), rubric(self.texts, control)))
                feedback = self._feedback_html("general_fb", self.html.block(told))
                return Response("essay_question", typed("response1"), NOTHING, feedback)
            case Writing() as control:
                right = points(joined(equal("response1", one) for one in control.accepted), 100)
                feedback = self._feedback("general_fb", control.answer)
                return Response("short_answer_question", typed("response1"), right, feedback)
            case Number() as control:
                return Response("numerical_question", typed("response1"), within(control))
            case Ordering() as control:
                numbers = [str(place) for place in range(1, len(control.items) + 1)]
                lefts = [self._inline_material(item.content) for item in control.items]
                places = [str(item.place - 1) for item in control.items]
                return matching(lefts, numbers, places)
            case Pairing() as control:
                words = [self.texts.passage_words(item.content) for item in control.rights]
                at = {item.letter: str(place) for place, item in enumerate(control.rights)}
                lefts = [self._inline_material(left) for left, _ in control.right]
                return matching(lefts, words, [at[item.letter] for _, item in control.right])
            case Gaps() as control:
                return self._gaps(control)
            case _:
                assert_never(part.control)

    def _options(self, control: Options) -> Response:
        names = [option.letter for option in control.options]
        right = {option.letter for option in control.right}
        labels = joined(
            markup(
                '<response_label ident="{}">{}</response_label>\n',
                option.letter, self.material(self.texts.passage(option.content)),
            )
            for option in control.options
        )  # fmt: skip
        if control.statement:
            kind, many = "true_false_question", "Single"
        elif control.several:
            kind, many = "multiple_answers_question", "Multiple"
        else:
            kind, many = "multiple_choice_question", "Single"
        offer = markup(
            '<response_lid ident="response1" rcardinality="{}"><render_choice shuffle="{}">\n{}'
            "</render_choice></response_lid>",
            many, "No" if control.fixed or control.statement else "Yes", labels,
        )  # fmt: skip
        if control.several:
            each = (
                equal("response1", name)
                if name in right
                else markup("<not>{}</not>", equal("response1", name))
                for name in names
            )
            condition = markup("<and>{}</and>", joined(each))
        else:
            condition = joined(equal("response1", name) for name in names if name in right)
        whys = joined(
            self._feedback(f"{option.letter}_fb", option.why)
            for option in control.options
            if option.why
        )
        return Response(kind, offer, points(condition, 100), whys)

    def _gaps(self, control: Gaps) -> Response:
        """Return the gaps as blanks with names, each with what counts as right."""
        offers: list[Markup] = []
        rights: list[Markup] = []
        gaps = self.texts.gaps(control.text)
        for gap in gaps:
            name = f"response_gap{gap.number}"
            labels = joined(
                markup(
                    '<response_label ident="g{}-{}">{}</response_label>',
                    gap.number, at, plain_material(plain_words(answer)),
                )
                for at, answer in enumerate(gap.answers)
            )  # fmt: skip
            offers.append(
                markup(
                    '<response_lid ident="{}">{}<render_choice>{}</render_choice></response_lid>\n',
                    name, plain_material(f"gap{gap.number}"), labels,
                )
            )  # fmt: skip
            share = round(100 / len(gaps), 2)
            rights += [
                points(equal(name, f"g{gap.number}-{at}"), share, add=True)
                for at in range(len(gap.answers))
            ]
        return Response("fill_in_multiple_blanks_question", joined(offers), joined(rights))

    def _inline_material(self, text: InlinePassage) -> Markup:
        return material(self._addressed(self.html.inline(self.texts.inline_passage(text))))

    def material(self, document: Document) -> Markup:
        """Return a text as a material."""
        return material(self._addressed(self.html.block(document)))

    def _feedback(self, name: str, text: Passage) -> Markup:
        return self._feedback_html(name, self.html.block(self.texts.passage(text)))

    def _feedback_html(self, name: str, html: str) -> Markup:
        return markup(
            '<itemfeedback ident="{}"><flow_mat>{}</flow_mat></itemfeedback>\n',
            name, material(self._addressed(html)),
        )  # fmt: skip

    def _addressed(self, html: str) -> str:
        """Return HTML with the addresses that platforms give the files of a package."""
        return MEDIA_SOURCE.sub(rf'\1$IMS-CC-FILEBASE$/{_MEDIA}/\2"', html)


def _gap_name(gap: Gap) -> Inlines:
    return (Text(f"[gap{gap.number}]"),)
