"""Each question has one form, whatever its kind, and all programs can show what it can hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args, get_type_hints

import html5lib
import pytest

from authoring import GUIDE
from mistakes import SMALL_COURSE, small_course
from more_questions import with_questions
from studyguide.model.authored_text import ANY, AuthoredText
from studyguide.model.guide import Guide
from studyguide.model.questions import Match, Numeric, Question
from studyguide.pages.booklets.booklet_writer import BookletWriter
from studyguide.pages.booklets.link_targets import BookletContents
from studyguide.pages.booklets.question_tasks import form_solution, form_task
from studyguide.pages.decks.card_sides import back, front
from studyguide.pages.decks.deck_html import DeckHtml, data_address
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.decks.gift import GiftHtml, form_questions
from studyguide.pages.forms.form import (
    Control,
    Form,
    FormOption,
    FormPart,
    Number,
    Options,
    Ordering,
    Pairing,
)
from studyguide.pages.forms.number_format import number_answer
from studyguide.pages.forms.passages import Passage, TextSettings
from studyguide.pages.forms.question_forms import form
from studyguide.pages.html.html_template import TEMPLATE_FOLDER, fill_in
from studyguide.pages.html.question_view import control_name
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site
from studyguide.reading.load import load_guide
from studyguide.text.parsing.parse import parse_blocks
from typst_context import printed

PAGES = Path(__file__).parents[1] / "hooks/studyguide/pages"
SCRIPTS = PAGES.parents[1] / "theme/assets/studyguide"
ENGLISH = TextSettings(("en",))
KINDS = {kind.__name__ for kind in get_args(Question)}
CODE = "Either\n\n```python\nx = 1\n```"
PICTURE = "![A slope](figures/parabola.svg)"


@cache
def guide() -> Guide:
    found, _ = load_guide(SMALL_COURSE / "content", docs=SMALL_COURSE / "docs")
    assert found is not None
    return found


@cache
def site() -> Site:
    return Site.of(guide(), "en")


def passage(markdown: str) -> Passage:
    return Passage(parse_blocks(markdown)[0], "en")


def asked(*controls: Control) -> Form:
    """Return a question of the first lesson with a part for each control."""
    names = ("q", "q-2")[: len(controls)]
    instructions = ("choose_one", "give_number")
    parts = zip(names, instructions, controls, strict=False)
    return Form(
        id="q",
        kind="choice",
        prompt=passage("Which?"),
        parts=tuple(FormPart(id=id_, instruction=key, control=one) for id_, key, one in parts),
        explanation=passage("Since it is."),
    )


def test_a_spare_right_side_is_offered_everywhere_and_belongs_to_nothing() -> None:
    pairs = next(one for _, one in guide().questions() if isinstance(one, Match))
    with_spare = form(replace(pairs, spare=(AuthoredText({ANY: "the spare one"}),)), ENGLISH)
    control = with_spare.parts[0].control
    assert isinstance(control, Pairing)
    assert len(control.rights) == len(control.lefts) + 1
    assert len(control.right) == len(control.lefts)
    writer = BookletWriter(site(), BookletContents.of([guide().lessons[0]]), guide().lessons[0])
    html: GiftHtml = DeckHtml(ExportTexts(site(), guide().lessons[0]), data_address)
    assert "the spare one" in form_task(writer, 1, with_spare)
    assert "the spare one" not in form_solution(writer, 1, with_spare)
    assert "= -> the spare one" in "".join(form_questions(html, with_spare))


def choice(*contents: str, why: str = "") -> Options:
    reason = passage(why) if why else None
    options = (
        FormOption(letter=letter, content=passage(content), correct=letter == "A", why=reason)
        for letter, content in zip("ABC", contents, strict=False)
    )
    return Options(options=tuple(options))


def on_page(question: Form) -> str:
    page = PageView(site(), "quiz/week-1.md", guide().lessons[0])
    return fill_in("question.html", page, question=question, number=1).body


def on_paper(question: Form) -> str:
    lesson = guide().lessons[0]
    writer = BookletWriter(site(), BookletContents.of([lesson]), lesson)
    return form_task(writer, 1, question) + form_solution(writer, 1, question)


def in_decks(question: Form) -> tuple[str, list[str]]:
    """Return the two sides of a card, and the questions of Moodle."""
    export_texts = ExportTexts(site(), guide().lessons[0])
    html: GiftHtml = DeckHtml(export_texts, data_address)
    card = html.block(front(export_texts, question)) + html.block(back(export_texts, question))
    return card, list(form_questions(html, question))


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PAGES.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def test_only_the_forms_know_the_kinds_of_question() -> None:
    for path, tree in modules():
        if path != PAGES / "forms/question_forms.py":
            imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
            for node in imports:
                names = {alias.name for alias in node.names}
                assert node.module != "studyguide.model" or "questions" not in names, path
                assert node.module != "studyguide.model.questions" or not names & KINDS, path
    for template in sorted(TEMPLATE_FOLDER.rglob("*.html")):
        assert not re.search(r"question\.kind\s*[=!]=", template.read_text("utf-8")), template
    for script in sorted(SCRIPTS.glob("*.js")):
        assert "dataset.kind" not in script.read_text("utf-8"), script


def test_every_control_has_a_template_and_one_for_its_answer_and_no_other_has() -> None:
    names = {f"{control.__name__.lower()}.html" for control in get_args(Control)}
    for folder in ("controls", "answers"):
        assert {path.name for path in (TEMPLATE_FOLDER / folder).iterdir()} == names
    assert control_name(choice("a")) == "options"


def test_every_kind_has_a_form_with_a_wording_of_what_it_asks(tmp_path: Path) -> None:
    course = with_questions(small_course(tmp_path))
    found, problems = load_guide(course / "content", docs=course / "docs")
    assert found is not None
    assert problems == ()
    forms = {question.kind: form(question, ENGLISH) for _, question in found.questions()}
    assert len(forms) == len(KINDS)
    for one in forms.values():
        assert one.parts[0].id == one.id
        assert all(site().words[part.instruction] for part in one.parts)


def test_every_kind_is_in_the_authors_guide() -> None:
    for record in get_args(Question):
        (kind,) = get_args(get_type_hints(record)["kind"])
        assert f"\n| `{kind}` | " in GUIDE


def test_an_option_of_one_line_is_in_its_label_and_any_other_beside_it() -> None:
    tree = html5lib.parse(on_page(asked(choice("*one* line", CODE))), namespaceHTMLElements=False)
    first, second = (one for one in tree.iter("div") if one.get("class") == "option")
    assert "".join(first.find(".//label").itertext()) == "A one line"
    assert first.find("./p/label/span[@class='option-text']/em") is not None
    field, text = second.find(".//input"), second.find("./div[@class='option-text']")
    assert "".join(second.find(".//label").itertext()) == "B"
    assert field.get("aria-describedby") == text.get("id")
    assert "x = 1" in "".join(text.itertext())


def test_an_option_can_be_code_or_a_picture_everywhere() -> None:
    question = asked(choice(CODE, PICTURE))
    assert 'class="figure"' in on_page(question)
    card, (moodle,) = in_decks(question)
    for shown in (card, moodle):
        assert "<pre>" in shown
        assert "A slope" in shown
    assert isinstance(printed(on_paper(asked(choice(CODE, "x")))), bytes)


def test_a_question_can_have_parts_that_are_asked_and_answered_one_after_another() -> None:
    question = asked(choice("yes", "no"), Number(answer=42))
    words = site().words
    page = on_page(question)
    assert 'aria-describedby="q-asks q-2-asks"' in page
    assert re.findall(r' name="([^"]+)"', page) == ["q", "q", "q-2"]
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    card, moodle = in_decks(question)
    for shown in (page, card, on_paper(question)):
        assert shown.index(words["choose_one"]) < shown.index(words["give_number"])
        assert "42" in shown
    assert [one.split("::")[1] for one in moodle] == ["q", "q-2"]
    assert isinstance(printed(on_paper(question)), bytes)


def test_a_reason_can_be_left_out() -> None:
    question = asked(choice("yes", "no"))
    assert 'class="why"' not in on_page(question)
    card, (moodle,) = in_decks(question)
    assert site().words["wrong"] not in card
    assert "{=yes~no####" in moodle
    assert isinstance(printed(on_paper(question)), bytes)


def test_a_list_in_a_reason_is_a_list_on_paper() -> None:
    assert "#list(" in on_paper(asked(choice("yes", "no", why="Because:\n\n- of this\n- of that")))


def test_a_draw_mixes_anew_and_every_language_shows_the_same() -> None:
    mixed = [one for _, one in guide().questions() if one.kind in ("order", "match")]
    assert mixed
    for question in mixed:
        places = [_places(form(question, ENGLISH, draw=draw)) for draw in range(1, 9)]
        assert len(set(places)) > 1
        norwegian = _places(form(question, TextSettings(("nb",))))
        assert places[0] == _places(form(question, ENGLISH)) == norwegian


def _places(question: Form) -> tuple[int, ...]:
    match question.parts[0].control:
        case Ordering(items=items) | Pairing(rights=items):
            return tuple(item.place for item in items)
        case other:
            pytest.fail(f"{other} is not mixed")


def test_a_unit_is_shown_to_the_letter_on_page_paper_and_in_decks() -> None:
    asks = next(one for _, one in guide().questions() if isinstance(one, Numeric))
    question = form(replace(asks, unit=AuthoredText({ANY: "*m*/s"}, "plain")), ENGLISH)
    control = question.parts[0].control
    assert isinstance(control, Number)
    assert "*m*/s" in number_answer(site().words, control)
    assert 'data-unit="*m*/s"' in on_page(question)
    assert '#"*m*/s";' in on_paper(question)
    card, (moodle,) = in_decks(question)
    assert "*m*/s" in card
    assert "*m*/s" in moodle
