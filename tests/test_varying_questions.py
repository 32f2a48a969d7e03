"""Questions that vary: the same values in print and on the page, and none that cannot be asked."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect
from quickjs_rs import Runtime

from conftest import BuiltOnce, served
from examples import examples
from more_questions import guide_with_questions, project_in
from pages_in_browser import NARROW, axe_violations, keep, listed, opened, stored
from sites import ROOT
from studyguide.model.evaluation import CalculationError, evaluate, is_exact
from studyguide.model.expressions import ExpressionError, Tree, parse_expression
from studyguide.model.guide import Guide
from studyguide.model.questions import Choice, Numeric, Question
from studyguide.pages.forms.form import Number, Options
from studyguide.pages.forms.passages import TextSettings
from studyguide.pages.forms.question_forms import draws, form, page_form
from studyguide.text.tree.plain import document_words
from studyguide.varying.draws import HIGHEST_DRAW, random_numbers, values_of

ASSETS = ROOT / "hooks/studyguide/theme/assets/studyguide"
NAMES = ("a", "b", "n")
NOTHING = "no value"
IDS = ("parameters", "step", "loss")


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    return guide_with_questions(tmp_path_factory.mktemp("varying"))


def questions(guide: Guide) -> dict[str, Question]:
    return {question.id: question for _, question in guide.questions() if question.id in IDS}


def explained(question: Question, draw: int) -> str:
    explanation = form(question, TextSettings(("en", "nb")), draw=draw).explanation
    assert explanation is not None
    formulas = re.findall(r"tex='([^']*)'", str(explanation.content))
    return ", ".join(formulas).replace(r"\\", "\\")


@cache
def javascript() -> Any:
    """Return QuickJS with the scripts of the page that calculate."""
    context = Runtime().new_context()
    context.eval(
        "class TextEncoder { encode(text) { return [...text].map((one) => one.charCodeAt(0)) } }; 0"
    )
    for name in ("text-hash.js", "calculation.js", "draws.js"):
        script = (ASSETS / name).read_text("utf-8")
        script = re.sub(r"^import .*$|^export ", "", script, flags=re.MULTILINE)
        context.eval(f"{script}\n;0")
    return context


def in_javascript(code: str) -> Any:
    return json.loads(javascript().eval(f"JSON.stringify({code})"))


def is_exact_or_nothing(tree: Tree, values: dict[str, float]) -> bool | str:
    try:
        return is_exact(tree, values)
    except CalculationError:
        return NOTHING


def value_or_nothing(tree: Tree, values: dict[str, float]) -> float | str:
    try:
        found = evaluate(tree, values)
    except CalculationError:
        return NOTHING
    return int(found) if isinstance(found, float) and found.is_integer() else found


NUMBERS = st.one_of(
    st.integers(0, 64).map(str),
    st.sampled_from(["0.1", "0.25", "1.5", "2.675", "1e-3", "12.5", "1e6"]),
)
SOURCES = st.recursive(
    st.one_of(NUMBERS, st.sampled_from(NAMES)),
    lambda inner: st.one_of(
        st.tuples(
            inner, st.sampled_from(["+", "-", "*", "/", "//", "%", "<", "<=", "==", "!="]), inner
        ).map(lambda one: f"({one[0]} {one[1]} {one[2]})"),
        st.tuples(inner, st.sampled_from(["2", "3", "0.5", "-1", "n"])).map(
            lambda one: f"({one[0]})**{one[1]}"
        ),
        st.tuples(
            st.sampled_from(["sqrt", "exp", "log", "log2", "floor", "ceil", "abs", "round", "-"]),
            inner,
        ).map(lambda one: f"{one[0]}({one[1]})"),
        st.tuples(st.sampled_from(["max", "min", "sum"]), inner, inner).map(
            lambda one: f"{one[0]}({one[1]}, {one[2]})"
        ),
        st.tuples(st.sampled_from(["round", "signif"]), inner, st.integers(1, 4)).map(
            lambda one: f"{one[0]}({one[1]}, {one[2]})"
        ),
        st.tuples(inner, inner, inner).map(lambda one: f"({one[0]} if {one[1]} > 1 else {one[2]})"),
    ),
    max_leaves=8,
)


@given(source=SOURCES, seed=st.integers(0, 2**32 - 1))
@examples(100)
def test_python_and_the_page_calculate_the_same_in_a_hundred_draws_of_each(
    source: str, seed: int
) -> None:
    tree = parse_expression(source).tree
    drawn = random.Random(seed)
    rows = [
        {"a": drawn.choice([0, 1, 2, 3, 7, 0.5]), "b": round(drawn.uniform(-9, 9), 2),
         "n": drawn.randint(1, 12)}
        for _ in range(100)
    ]  # fmt: skip
    about: Tree = ("round", tree, 1)
    values = [value_or_nothing(tree, row) for row in rows]
    exact = [is_exact_or_nothing(about, row) for row in rows]
    for call, expected in (
        (f"evaluate({json.dumps(tree)}, values)", values),
        (f"isExact({json.dumps(about)}, values)", exact),
    ):
        code = f"""{json.dumps(rows)}.map((values) => {{
          try {{ return {call} }} catch (error) {{
            if (!(error instanceof CalculationError)) throw error;
            return {json.dumps(NOTHING)};
          }} }})"""
        assert in_javascript(code) == expected


@given(seed=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=20))
def test_chance_is_the_same_on_paper_and_on_the_page(seed: str) -> None:
    numbers = random_numbers(seed)
    code = f"((random) => Array.from({{length: 9}}, random))(randomNumbers({json.dumps(seed)}))"
    assert in_javascript(code) == [next(numbers) for _ in range(9)]


@pytest.mark.parametrize("id_", IDS)
def test_a_draw_has_the_same_values_on_paper_and_on_the_page(guide: Guide, id_: str) -> None:
    question = questions(guide)[id_]
    variation = page_form(question, TextSettings(("en", "nb"))).variation
    assert variation is not None
    numbers = range(1, 501)
    code = f"{json.dumps([*numbers])}.map((draw) => valuesOf({variation.json}, draw))"
    assert in_javascript(code) == [dict(values_of(question, number)) for number in numbers]


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("0.1 + 0.2", 0.3), ("round(2.675, 2)", 2.68), ("round(-2.5)", -3), ("2**0.5 * 2**0.5", 2),
        ("exp(0)", 1), ("log(exp(1))", 1), ("log2(8)", 3), ("7 // 2", 3), ("-7 // 2", -4),
        ("-7 % 3", 2), ("signif(0.012345, 2)", 0.012), ("signif(98765, 2)", 99000),
        ("1 < 2 < 3", 1), ("not 1", 0), ("1 > 2 or 2 > 1", 1), ("'ReLU' == 'ReLU'", 1),
        ("round(1234, -2)", 1200), ("sum(1, 2, 3)", 6), ("10**-3", 0.001),
    ],
)  # fmt: skip
def test_a_calculation_gives_what_is_expected_of_it(source: str, value: float) -> None:
    assert evaluate(parse_expression(source).tree, {}) == value


@pytest.mark.parametrize(
    "source",
    ["__import__('os')", "n.real", "n[0]", "[n]", "lambda: 1", "f(n)", "n^2", "1,5", "n := 1",
     "(" * 30 + "n" + ")**2" * 30, "n" * 500, "True", "sqrt()", "max(n for n in n)", "", "1 +"],
)  # fmt: skip
def test_nothing_else_can_be_written_than_calculations(source: str) -> None:
    with pytest.raises(ExpressionError):
        parse_expression(source)


def test_options_differ_and_numbers_are_right_in_every_draw(guide: Guide) -> None:
    english = TextSettings(("en", "nb"))
    for number in range(1, 200):
        asked = {id_: form(one, english, draw=number) for id_, one in questions(guide).items()}
        [part] = asked["step"].parts
        assert isinstance(part.control, Options)
        shown = [document_words(option.content.content) for option in part.control.options]
        assert len(set(shown)) == len(shown)
        [part] = asked["parameters"].parts
        assert isinstance(part.control, Number)
        filters, size, _, channels = map(
            int, re.findall(r"\d+", document_words(asked["parameters"].prompt.content))
        )
        assert part.control.answer == (size * size * channels + 1) * filters
        assert filters > channels


def test_values_are_written_as_their_place_and_language_ask(guide: Guide) -> None:
    question = next(one for one in questions(guide).values() if isinstance(one, Choice))
    number = next(
        n
        for n in range(1, 99)
        if (found := values_of(question, n))["x"] == -2.5 and found["rate"] == 0.25
    )
    asked = form(question, TextSettings(("nb", "en")), draw=number)
    control = asked.parts[0].control
    assert isinstance(control, Options)
    texts = [document_words(option.content.content) for option in control.options]
    assert texts[0].startswith("\N{MINUS SIGN}")
    assert "," in texts[0]
    assert re.fullmatch(r"-\d\.\d+", texts[1]), "code has a point and a hyphen"
    assert "-2{,}5" in str(asked.prompt.content)


def test_what_needs_no_rounding_is_equal_and_not_about(guide: Guide) -> None:
    question = questions(guide)["loss"]
    seen = set()
    for number in range(1, 100):
        p = values_of(question, number)["p"]
        assert isinstance(p, float)
        is_whole = (100 / p).is_integer()
        seen.add(is_whole)
        tex = explained(question, number)
        assert f"1 / {{{p:g}}} {'=' if is_whole else chr(92) + 'approx'} " in tex
        assert f"{{{p:g}}} \\approx" in tex, "a logarithm is never exact"
    assert seen == {True, False}


def test_programs_that_cannot_draw_get_several_draws(guide: Guide) -> None:
    question = next(one for one in questions(guide).values() if isinstance(one, Numeric))
    several = [*draws(question, TextSettings(("en", "nb")))]
    assert [one.id for one in several] == ["parameters", "parameters.2", "parameters.3"]
    assert len({str(one.prompt) for one in several}) == len(several)


@pytest.fixture(scope="module")
def url(built_once: BuiltOnce, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = built_once("more-questions", project_in)
    yield from served(site.folder, tmp_path_factory.mktemp("varying-root"))


def right(page: Page, id_: str) -> str:
    field = page.locator(f'[data-question="{id_}"] input')
    return str(field.get_attribute("data-answer"))


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_another_one_like_this_has_other_values_and_the_same_place_in_the_progress(
    browser: Browser, url: str, guide: Guide, prefix: str
) -> None:
    with opened(browser, f"{url}{prefix}quiz/week-1/#parameters", viewport=NARROW) as page:
        one = page.locator('[data-question="parameters"]')
        asked = one.locator(".prompt").inner_text()
        first_mistake = one.locator("[data-mistake]").get_attribute("data-mistake")
        one.locator("input").fill(right(page, "parameters"))
        one.locator(".check").click()
        expect(one).to_have_attribute("data-result", "right")
        page.evaluate("scrollTo(0, 0)")
        assert axe_violations(page) == []
        one.locator(".another").press("Enter")
        expect(one.locator(".prompt")).not_to_have_text(asked)
        expect(one.locator("input")).to_be_focused()
        expect(one.locator("input")).to_have_value("")
        wrong = one.locator(".prompt").inner_text()
        without_biases = one.locator("[data-mistake]").get_attribute("data-mistake") or ""
        assert without_biases != first_mistake, "that of this draw"
        one.locator("input").fill(without_biases)
        one.locator(".check").click()
        filters = one.locator("[data-value]").first.inner_text()
        expect(one.locator(".mistaken")).to_contain_text(filters)
        expect(one.locator(".mistaken")).to_contain_text("bias")
        kept = stored(page)["answers"]["parameters"]
        assert kept["given"] == [without_biases]
        assert 1 <= kept["draw"] <= HIGHEST_DRAW
        assert set(stored(page)["answers"]) == {"parameters"}
        page.reload()
        expect(one.locator(".prompt")).to_have_text(re.compile(re.escape(wrong.strip())))
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        page.goto(f"{url}{prefix}quiz/week-1/?draw=17#parameters")  # as a teacher may link to it
        expect(page).to_have_url(f"{url}{prefix}quiz/week-1/#parameters")
        addressed = form(questions(guide)["parameters"], TextSettings(("en", "nb")), draw=17)
        number = addressed.parts[0].control
        assert isinstance(number, Number)
        expect(one.locator("input")).to_have_attribute("data-answer", f"{number.answer:g}")
        expect(one.locator("input")).to_have_value("")


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_page_shows_a_draw_as_paper_does(
    browser: Browser, url: str, guide: Guide, language: str
) -> None:
    settings_ = TextSettings((language, "nb" if language == "en" else "en"))
    with listed(browser, f"{url}{'nb/' if language == 'nb' else ''}quiz/week-1/") as page:
        expect(page.locator(".another")).to_have_count(len(IDS))
        for number in (2, 3, 17, 4711):
            keep(page, {"settings": {"quiz.view": "list"}, "answers": {
                id_: {"at": 1, "score": 0, "tries": 9, "given": [], "draw": number} for id_ in IDS
            }})  # fmt: skip
            page.reload()
            expect(page.locator(".another").last).to_be_visible()
            for id_, question in questions(guide).items():
                asked = form(question, settings_, draw=number)
                one = page.locator(f'[data-question="{id_}"]')
                words = document_words(asked.prompt.content).replace("\N{NO-BREAK SPACE}", " ")
                if "$" not in str(question.prompt.by_language):
                    expect(one.locator(".prompt")).to_have_text(re.compile(re.escape(words)))
                control = asked.parts[0].control
                if isinstance(control, Number):
                    assert float(right(page, id_)) == control.answer
            signs = re.findall(r"\\approx|=", explained(questions(guide)["loss"], number))
            shown = ["≈" if sign == "\\approx" else sign for sign in signs]
            expect(page.locator('[data-question="loss"] [data-about]')).to_have_text(shown)


def test_an_exam_has_one_draw_which_stands_on_the_sheet(browser: Browser, url: str) -> None:
    with opened(browser, f"{url}quiz/exam/") as page:
        expect(page.locator("form.exam-form")).to_be_visible()
        began = page.evaluate("Date.now()")
        keep(page, {"settings": {"quiz.view": "list"}, "exam": {
            "began": began, "minutes": 0, "weeks": [1], "questions": [*IDS], "given": {},
        }})  # fmt: skip
        page.reload()
        number = str(1 + began % HIGHEST_DRAW)
        expect(page.locator(".exam-paper .draw-number")).to_have_text([number] * len(IDS))
        expect(page.locator(".exam-paper .draw").first).to_be_visible()
        page.reload()
        expect(page.locator(".exam-paper .draw-number").first).to_have_text(number)
