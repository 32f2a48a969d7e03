"""The elements of QTI 1.2, and its package."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from markupsafe import Markup

from studyguide.languages.numbers import digits
from studyguide.pages.decks.course_parts import CoursePart
from studyguide.pages.forms.form import Number
from studyguide.text.markup import joined, markup

NOTHING = Markup("")
_MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"


@dataclass(frozen=True, slots=True)
class Response:
    """What is offered, and what is right."""

    kind: str
    offer: Markup
    right: Markup
    feedback: Markup = NOTHING


def manifest(part: CoursePart, file: str, media: dict[str, bytes]) -> Markup:
    """Return the manifest of a package."""
    pictures = (
        markup(
            '<resource identifier="picture-{}" type="webcontent" href="{}"><file href="{}"/>'
            "</resource>\n",
            number, name, name,
        )
        for number, name in enumerate(media, start=1)
    )  # fmt: skip
    return markup(
        '<manifest identifier="{}-package" xmlns="{}">\n<metadata><schema>IMS Content</schema>'
        "<schemaversion>1.1.3</schemaversion></metadata>\n<organizations/>\n<resources>\n"
        '<resource identifier="{}" type="imsqti_xmlv1p2"><file href="{}"/></resource>\n'
        "{}</resources>\n</manifest>\n",
        part.stem, _MANIFEST, part.stem, file, joined(pictures),
    )  # fmt: skip


def zipped(files: dict[str, bytes]) -> bytes:
    """Return an archive of files, the same for the same files."""
    data = BytesIO()
    with ZipFile(data, "w") as package:
        for name, content in files.items():
            package.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return data.getvalue()


def material(html: str) -> Markup:
    """Return HTML as a material."""
    return markup('<material><mattext texttype="text/html">{}</mattext></material>', html)


def plain_material(words: str) -> Markup:
    """Return words as a material."""
    return markup('<material><mattext texttype="text/plain">{}</mattext></material>', words)


def typed(name: str) -> Markup:
    """Return a field to type into."""
    template = '<response_str ident="{}" rcardinality="Single"><render_fib/></response_str>'
    return markup(template, name)


def equal(name: str, value: str) -> Markup:
    """Return the condition that an answer has a value."""
    return markup('<varequal respident="{}">{}</varequal>', name, value)


def points(condition: Markup, points: float, *, add: bool = False) -> Markup:
    """Return a condition with the points that it gives, in percent."""
    return markup(
        '<respcondition continue="{}"><conditionvar>{}</conditionvar>'
        '<setvar action="{}" varname="SCORE">{}</setvar></respcondition>\n',
        "Yes" if add else "No", condition, "Add" if add else "Set", f"{points:g}",
    )  # fmt: skip


def within(control: Number) -> Markup:
    """Return the condition that a number is near enough."""
    low, high = control.answer - control.tolerance, control.answer + control.tolerance
    condition = markup(
        "<or>{}<and><vargte respident=\"response1\">{}</vargte>"
        "<varlte respident=\"response1\">{}</varlte></and></or>",
        equal("response1", digits(control.answer)), digits(low), digits(high),
    )  # fmt: skip
    return points(condition, 100)


def matching(lefts: list[Markup], rights: list[str], right: list[str]) -> Response:
    """Return a question in which each left side has one of the right sides."""
    share = round(100 / max(1, len(lefts)), 2)
    labels = joined(
        markup('<response_label ident="{}">{}</response_label>', at, plain_material(words))
        for at, words in enumerate(rights)
    )
    offers = joined(
        markup(
            '<response_lid ident="response_{}">{}<render_choice>{}</render_choice>'
            "</response_lid>\n",
            at, left, labels,
        )
        for at, left in enumerate(lefts)
    )  # fmt: skip
    each = (points(equal(f"response_{at}", one), share, add=True) for at, one in enumerate(right))
    return Response("matching_question", offers, joined(each))
