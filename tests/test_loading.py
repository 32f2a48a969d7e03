"""First views are small, and pages come to life without moving what is there already."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, ViewportSize

from checks.loading import first_view
from pages_in_browser import PHONE, WIDE, opened
from sites import Site

PAGES = (
    "", "weeks/1/", "lessons/walking-downhill/", "glossary/",
    "glossary/gradient-descent/", "map/", "quiz/week-1/", "quiz/exam/", "flashcards/",
    "progress/", "offline/",
)  # fmt: skip
SLOWER = 4
"""The processor is throttled as many times: scripts come late, as on a phone."""
MOST = 0.05
"""Of the score of https://web.dev/articles/cls, by which 0.1 is good."""

# The footer of a page may go down: nobody is there yet when the page is still short.
_WATCH = """(window.shifts = []) && new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    const moved = shift.sources.map(({ node }) => node?.className || node?.nodeName);
    if (moved.every((name) => name === "md-footer")) continue;
    window.shifts.push([shift.value, moved.join(", ")]);
  }
}).observe({ type: "layout-shift", buffered: true })"""


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_nothing_moves_while_a_page_comes_to_life(
    browser: Browser, small_url: str, size: ViewportSize
) -> None:
    moved = {}
    with opened(browser, small_url, viewport=size) as page:
        page.add_init_script(_WATCH)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        for name in PAGES:
            page.goto(small_url + name, wait_until="networkidle")
            page.evaluate("() => new Promise(requestAnimationFrame)")
            shifts = page.evaluate("window.shifts")
            if sum(value for value, _ in shifts) > MOST:
                moved[name] = shifts
        page.goto(small_url, wait_until="networkidle")
        page.evaluate("document.querySelector('article').style.paddingTop = '200px'")
        page.wait_for_function("window.shifts.some(([value]) => value > 0.05)")
    assert moved == {}


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("", 160_000),
        ("lessons/walking-downhill/", 200_000),
        ("quiz/week-1/", 215_000),
        ("flashcards/", 200_000),
    ],
)
def test_a_first_view_is_small(
    browser: Browser, small_url: str, small_site: Site, name: str, most: int
) -> None:
    files = first_view(browser, small_url, small_site.folder, name)
    assert any(uri.endswith("study-guide.css") for uri in files)
    assert sum(files.values()) <= most, files


def test_styles_are_one_file_and_comments_stay_at_home(small_site: Site) -> None:
    assets = small_site.folder / "assets/studyguide"
    assert [path.name for path in assets.glob("*.css")] == ["embedded.css", "study-guide.css"]
    scripts = [path.read_text(encoding="utf-8") for path in assets.glob("*.js")]
    assert len(scripts) > 50
    assert not any("/**" in script or "@param" in script for script in scripts)
