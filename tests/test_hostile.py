"""A course that is full of texts that would act is shown, and nothing of it acts.

`HOSTILE_SEED` chooses other texts than those of every run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import BuiltOnce, served
from hostile import hostile_course, untried_fields, with_hostile_words, with_pictures
from mistakes import SMALL_COURSE
from pages_in_browser import LISTED, WIDE, keep, opened
from sites import ROOT, Site, build_site, project_with
from studyguide.command.check import read
from studyguide.model.problems import stopping
from test_playable_figures import FIGURES, figure_in, pressed, project_to_play_with

SEED = int(os.environ.get("HOSTILE_SEED", "1"))
LESSON = "lessons/walking-downhill/"
OPENED = (
    "", "weeks/1/", LESSON, "glossary/", "map/", "quiz/week-1/", "quiz/week-1-terms/", "progress/",
    "flashcards/", "formulas/", "decks/", "offline/", "404.html", "nb/quiz/week-1/", "nb/" + LESSON,
)  # fmt: skip
OF_DOCS = ("about/index.html", "nb/about/index.html")
LOOK = Path(__file__).with_suffix(".js").read_text("utf-8")
"""A function that looks for whatever acts in pages and in data, as a browser reads them."""


@pytest.fixture(scope="module")
def site(built_once: BuiltOnce) -> Site:
    def project_in(folder: Path) -> Path:
        project, keys = hostile_course(folder, SEED)
        assert len(keys) > 100, "most of the texts were taken back"
        return project

    return built_once("hostile", project_in)


@pytest.fixture(scope="module")
def url(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(site.folder, tmp_path_factory.mktemp("hostile-root"))


def test_every_field_of_the_schemas_is_tried(tmp_path: Path) -> None:
    assert untried_fields(tmp_path) == set()


def test_nothing_that_acts_is_in_any_page_or_file_of_data(
    browser: Browser, site: Site, url: str
) -> None:
    """The browser itself reads them, as documents in which nothing runs."""
    paths = [path.relative_to(site.folder).as_posix() for path in sorted(site.folder.rglob("*"))]
    pages = [path for path in paths if path.endswith(".html") and path not in OF_DOCS]
    texts = [*html_in_data(site.folder)]
    assert len(pages) > 50
    assert len(texts) > 200
    with opened(browser, url) as page:
        assert page.evaluate(LOOK, [pages, texts]) == []


def test_nothing_acts_on_an_open_page_or_asks_another_site(browser: Browser, url: str) -> None:
    """`opened` fails at a violation of the policy, an error, or a request to elsewhere."""
    dialogs: list[str] = []
    with opened(browser, url, viewport=WIDE) as page:
        page.on("dialog", lambda one: dialogs.append(one.message))
        keep(page, {"settings": LISTED})
        for address in OPENED:
            page.goto(url + address)
            use(page)
            assert page.evaluate("window.acted") is None, address
    assert dialogs == []


def test_the_words_of_a_figure_to_play_with_are_only_words(
    browser: Browser, tmp_path: Path
) -> None:
    project = project_to_play_with(tmp_path)
    assert with_hostile_words(project / FIGURES / "parabola.yml", SEED) > 5
    for url in served(build_site(project).folder, tmp_path):
        with opened(browser, url + LESSON, viewport=WIDE) as page:
            figure = figure_in(page)
            pressed(figure.get_by_role("slider").first, "ArrowRight", 30)
            assert (
                figure.locator(":is(script, iframe, img, style, [onclick], [onerror])").count() == 0
            )
            assert page.evaluate("window.acted") is None


TOLD = (
    '"onerror=acted=1 ".svg', "<img src=x onerror=acted=1>.svg", "'><script>.svg", "#a.svg",
    "%2e%2e%2fa.svg", "a?b.svg", "javascript:acted=1.svg", "a\\b.svg", "\u202egvs.svg",
)  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_the_name_of_a_picture_that_would_act_is_told(tmp_path: Path, name: str) -> None:
    project = project_with(SMALL_COURSE.relative_to(ROOT).as_posix(), tmp_path)
    (project / FIGURES / name).write_bytes((project / FIGURES / "parabola.svg").read_bytes())
    with_pictures(project / FIGURES, [name])
    assert stopping(read(project)[1], strict=True)


def html_in_data(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield, with the name of its file, each text that a script puts into a page as HTML.

    All else in files of data is shown as plain text.
    """
    for path in sorted(folder.rglob("*.json")):
        name = path.relative_to(folder).as_posix()
        data = json.loads(path.read_text("utf-8"))
        match path.parent.name, path.name:
            case _, "cards.json":
                yield from ((name, card[side]) for card in data for side in ("front", "back"))
            case "previews", _:
                yield from ((name, one[part]) for one in data.values() for part in ("name", "text"))
            case "search", file if file.startswith("texts-"):
                for text in data:
                    yield from (
                        (name, one) for one in ([text] if isinstance(text, str) else text[3])
                    )


def use(page: Page) -> None:
    """Let a page show all that it has: what is folded, cards, the search, and answers."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
    for link in page.locator("article a.term:visible:not(.question *)").all()[:3]:
        link.hover()
    for button in page.locator("article button.check:visible, .card-turn:visible").all()[:10]:
        button.click()
    page.keyboard.press("Control+K")
    page.locator("dialog").get_by_role("combobox").fill("gradient")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
