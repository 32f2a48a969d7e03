"""What is typed is no slip where it is another name of the course; numbers keep their digits."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from mistakes import small_course
from pages_in_browser import opened
from parts import text_of
from studyguide.languages.folding import folding_of
from studyguide.languages.numbers import digits
from studyguide.model.guide import Guide
from studyguide.pages.data.refused_names import is_one_typo_apart
from studyguide.pages.render import render
from studyguide.reading.load import load_guide

TERMS = """
- {id: alkane, name: alkane, definition: {en: An alkane is saturated., nb: Alkan er mettet.}}
- {id: alkene, name: alkene, definition: {en: An alkene is not., nb: Alken er ikke det.}}
- {id: precall, name: precall, definition: {en: A precall is early., nb: Precall er tidlig.}}
- {id: recall, name: recall, definition: {en: Recall is a share., nb: Recall er en andel.}}
- {id: chlorine, name: Cl, definition: {en: Cl is chlorine., nb: Cl er klor.}}
- {id: chloride, name: Cl-, definition: {en: Cl- is an ion., nb: Cl- er et ion.}}
- {id: loader, name: DataLoader, definition: {en: It loads., nb: Den laster.}}
- {id: loaders, name: DataLoaders, definition: {en: They are two., nb: De er to.}}
- id: optimizer
  name: optimizer
  aliases: {en: [optimiser], nb: [optimerer]}
  definition: {en: It updates., nb: Den oppdaterer.}
"""
QUESTION = """
- id: {id}
  kind: cloze
  prompt: {{en: Fill in., nb: Fyll inn.}}
  text: {{en: "{text}", nb: "{text}"}}
  explanation: {{en: So it is., nb: Slik er det.}}
  terms: [gradient]
{more}"""
CASES = {
    "alkane": ["alkene"],
    "alkanes": ["alkenes"],
    "precall": ["recall"],
    "recall": ["precall"],
    "Cl-": ["Cl"],
    "DataLoader": ["DataLoaders"],
    "optimizer": [],
    "optimizers": [],
    "downhall": ["downhill"],  # an option of another question
    "step": [],
}


def course_with(folder: Path, questions: str, terms: str = TERMS) -> Guide:
    course = small_course(folder)
    lesson = course / "content/lessons/01-walking-downhill"
    for name, text in (("terms.yml", terms), ("quiz.yml", questions)):
        file = lesson / name
        file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide, problems
    return guide


def quiz_page(guide: Guide, language: str = "en") -> str:
    pages, _ = render(guide, language)
    return text_of(pages, "quiz/week-1.md")


def attribute(tag: str, name: str) -> str:
    found = re.search(rf'{name}="([^"]*)"', tag)
    return html.unescape(str(found[1])) if found else ""


def field(page: str, name: str) -> str:
    tags: list[str] = re.findall(r"<(?:input|textarea)[^>]*>", page)
    return next(tag for tag in tags if f'name="{name}"' in tag)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_an_answer_knows_the_other_names_that_a_slip_would_make(
    tmp_path: Path, language: str
) -> None:
    text = "".join(
        QUESTION.format(id=f"case-{at}", text="{{" + answer + "}} it is.", more="")
        for at, answer in enumerate(CASES)
    )
    page = quiz_page(course_with(tmp_path, text), language)
    found = {
        answer: json.loads(attribute(field(page, f"case-{at}-1"), "data-not") or "[]")
        for at, answer in enumerate(CASES)
    }
    if language == "nb":
        assert {"alkane", "precall"} <= {answer for answer, names in found.items() if names}
    else:
        assert found == CASES


def test_each_gap_has_its_own_answer_and_an_exact_one_forgives_nothing(tmp_path: Path) -> None:
    text = QUESTION.format(id="gaps", text="{{ilium|hip}} and {{ileum}} differ.", more="")
    text += QUESTION.format(id="strict", text="{{alkane}} it is.", more="  exact: true\n")
    text += """
- id: strict-short
  kind: short
  prompt: {en: Which?, nb: Hvilken?}
  answer: {en: Alkane., nb: Alkan.}
  accept: {en: [alkane], nb: [alkan]}
  exact: true
  terms: [gradient]
"""
    page = quiz_page(course_with(tmp_path, text))
    assert json.loads(attribute(field(page, "gaps-1"), "data-not")) == ["ileum"]
    assert json.loads(attribute(field(page, "gaps-2"), "data-not")) == ["ilium"]
    for name in ("strict-1", "strict-short"):
        assert attribute(field(page, name), "data-exact") == "true"
        assert "data-not" not in field(page, name)


@pytest.fixture(scope="module")
def grading(browser: Browser, small_url: str) -> Iterator[Page]:
    """A page on which `grade(pairs)` tells what typed-answer.js makes of pairs of texts."""
    with opened(browser, small_url) as page:
        page.evaluate(
            """async ([root, folding]) => {
              const { folded, almost } = await import(root + "assets/studyguide/typed-answer.js");
              const fold = (text) => folded(text, folding);
              window.grade = (pairs) => pairs.map(([one, other]) =>
                [fold(one), fold(other), almost(fold(one), fold(other))]);
            }""",
            [small_url, json.loads(FOLDED.json)],
        )
        yield page


FOLDED = folding_of(("en", "nb", "de"))
letters = st.one_of(
    st.sampled_from("abcxyzABCæøåÆØÅ éèüäÖßñΣςσ .,-+#_/'’12₂²½ﬁ\u0301\u00a0\n…℡İ"),
    st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs", "Cn", "Co"]),
)
texts = st.one_of(
    st.text(letters, max_size=9),
    st.sampled_from(["the", "en", "an", "et", "den", "eine", "der"]).flatmap(
        lambda article: st.text(letters, max_size=6).map(lambda rest: f"{article} {rest}")
    ),
)
slips = st.text("abæ x", max_size=6).flatmap(
    lambda word: st.tuples(st.just(word), st.permutations(list(word)).map("".join))
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.tuples(texts, texts), slips), min_size=20, max_size=60))
@example([("A. 0", "0"), ("the. word", "word"), ("en – å", "å"), ("a. ", "A")])
def test_the_builder_and_the_browser_compare_alike(
    grading: Page, pairs: list[tuple[str, str]]
) -> None:
    ours = [
        [
            FOLDED(one),
            FOLDED(other),
            FOLDED(one) == FOLDED(other) or is_one_typo_apart(FOLDED(one), FOLDED(other)),
        ]
        for one, other in pairs
    ]
    assert grading.evaluate("(pairs) => grade(pairs)", pairs) == ours


@pytest.mark.parametrize(
    ("written", "page", "gift"),
    [
        ("175_000_000_000", "175\u00a0000\u00a0000\u00a0000 m", "175000000000"),
        ("68976648192", "68\u00a0976\u00a0648\u00a0192 m", "68976648192"),
        (
            "12345678901234567890",
            "12\u00a0345\u00a0678\u00a0901\u00a0234\u00a0567\u00a0890 m",
            "12345678901234567890",
        ),
        ("1e9", "1\u00a0000\u00a0000\u00a0000 m", "1000000000"),
        ("-1203", "-1203 m", "-1203"),
        ("31370.5", "31\u00a0370.5 m", "31370.5"),
        ("0.000001", "0.000001 m", "0.000001"),
        ("6.02e+23", "6.02e23 m", "6.02e23"),
    ],
)
def test_numbers_are_shown_and_exported_with_all_their_digits(
    tmp_path: Path, written: str, page: str, gift: str
) -> None:
    course = small_course(tmp_path)
    quiz = course / "content/lessons/01-walking-downhill/quiz.yml"
    text = quiz.read_text(encoding="utf-8")
    text = text.replace("answer: 2.5\n  tolerance: 0.1", f"answer: {written}")
    quiz.write_text(text, encoding="utf-8")
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide, problems
    pages, _ = render(guide, "en")
    assert f"<strong>{page}</strong>" in text_of(pages, "quiz/week-1.md")
    assert f"{{#{gift}:0" in text_of(pages, "decks/course.gift")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_digits_of_a_number_are_the_number(value: float) -> None:
    assert float(digits(value)) == value
