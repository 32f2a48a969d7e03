"""What an author writes is what readers see, on the page, on paper and in the decks.

The texts are in `as_written.yml`; the site is the small course with them.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

import gift
from conftest import served
from mistakes import make_changes
from sites import Site, build_site, project_with

TESTS = Path(__file__).parent
WRITTEN: dict[str, Any] = yaml.safe_load((TESTS / "as_written.yml").read_text(encoding="utf-8"))
PLACES = [(place, text) for place, texts in WRITTEN["reads"].items() for text in texts]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = project_with("tests/small_course", tmp_path_factory.mktemp("as-written"))
    make_changes(project, {"case": "as written", "changes": WRITTEN["changes"]})
    return build_site(project)


def seen(element: Any) -> str:
    """Return the text of an element of HTML, numbers of lists with it."""
    parts = [element.text or ""]
    number = int(element.get("start", "1"))
    for child in element:
        if element.tag == "ol" and child.tag == "li":
            parts.append(f" {number}. ")
            number += 1
        if child.tag not in ("script", "style"):
            parts.append(seen(child))
        parts.append(child.tail or "")
    return "".join(parts)


def shown(text: str) -> str:
    """Return the words of HTML, one blank between two."""
    root = html5lib.parse(text, namespaceHTMLElements=False)
    return " ".join(seen(root.find("body")).split())


@cache
def in_file(site: Site, place: str) -> str:
    """Return the text of a file of the site, as its readers see it."""
    path = site.folder / place
    match path.suffix:
        case ".pdf":
            pages = PdfReader(BytesIO(path.read_bytes())).pages
            return " ".join(" ".join(page.extract_text() for page in pages).split())
        case ".txt":
            return " ".join(path.read_text(encoding="utf-8").split())
        case ".json":
            data = json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False)
            return shown(data)
        case ".gift" | ".tsv":
            return shown(html.unescape(re.sub(r"\\([=~#:{}])", r"\1", path.read_text("utf-8"))))
        case _:
            return shown(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("place", "text"), PLACES)
def test_a_text_is_seen_as_it_is_written(site: Site, place: str, text: str) -> None:
    assert text in in_file(site, place)


def test_gaps_have_fields_and_no_answer_is_seen(site: Site) -> None:
    page = site.page("quiz/week-1")
    root = html5lib.parse(page, namespaceHTMLElements=False)
    fields = [one for one in root.iter("input") if "gap" in one.get("class", "")]
    assert [json.loads(one.get("data-accept")) for one in fields] == WRITTEN["gaps"]
    cloze = next(one for one in root.iter("div") if one.get("class") == "cloze")
    text = " ".join(seen(cloze).split())
    assert text == "Call for x2, then , in {0, 1} and ."


def test_gaps_arrive_in_moodle(site: Site) -> None:
    text = (site.folder / "decks/week-01.gift").read_text(encoding="utf-8")
    asked = [one for one in gift.questions(text) if one.id.startswith("fill-in")]
    assert [[answer.text for answer in one.answers] for one in asked] == WRITTEN["gaps"]


@pytest.fixture
def url(site: Site, tmp_path: Path) -> Iterator[str]:
    yield from served(site.folder, tmp_path)


def test_gaps_with_code_and_formulas_can_be_answered(url: str, browser: Browser) -> None:
    errors: list[str] = []
    with browser.new_page() as page:
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{url}quiz/week-1/#fill-in")
        question = page.locator("[data-question='fill-in']")
        for number, answers in enumerate(WRITTEN["gaps"]):
            question.locator("input.gap").nth(number).fill(answers[-1])
        question.get_by_role("button", name="Check").click()
        expect(question.locator(".result")).to_have_text("✓ Right.")
    assert errors == []
