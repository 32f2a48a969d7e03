"""Figures to play with: a script beside a picture, which an owner has allowed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect

from authoring import GUIDE
from conftest import BuiltOnce, served
from pages_in_browser import NARROW, PHONE, WIDE, axe_violations, finger_drawn, opened
from sites import Site, build_site, project_with, run
from studyguide.engine.project_guide import project_guide
from studyguide.engine.settings import read_settings
from studyguide.model.problems import errors

LESSON = "lessons/walking-downhill/"
FIGURES = "content/lessons/01-walking-downhill/figures"
SCRIPT = f"{FIGURES}/parabola.js"
OWN = Path(__file__).parent / "playable_figure"
SCRIPTS = re.compile(r"parabola\.[0-9a-f]{12}\.js")


def project_to_play_with(folder: Path, *, allowed: bool = True) -> Path:
    """Return the small course with a script and words beside its picture."""
    project = project_with("tests/small_course", folder)
    for file in OWN.iterdir():
        shutil.copyfile(file, project / FIGURES / file.name)
    if allowed:
        _write_example(project / "content/lessons/02-steps")
        assert run(project, "allow").returncode == 0
    return project


def _write_example(lesson: Path) -> None:
    """Write the example of the authors' guide into a lesson."""
    section = GUIDE.partition("### Figures to play with")[2]
    for kind, suffix in (("yaml", "yml"), ("js", "js")):
        text = section.partition(f"```{kind}\n")[2].partition("```")[0]
        (lesson / "figures").mkdir(exist_ok=True)
        (lesson / f"figures/slope.{suffix}").write_text(text, encoding="utf-8")
    drawing = lesson.parent / "01-walking-downhill/figures/parabola.svg"
    shutil.copyfile(drawing, lesson / "figures/slope.svg")
    for article in lesson.glob("lesson.*.md"):
        with article.open("a", encoding="utf-8") as file:
            file.write("\n![A line through a point.](figures/slope.svg)\n")


@pytest.fixture(scope="module")
def site(built_once: BuiltOnce) -> Site:
    return built_once("playable", project_to_play_with)


@pytest.fixture(scope="module")
def url(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(site.folder, tmp_path_factory.mktemp("playable-root"))


def figure_in(page: Page) -> Locator:
    """Return the figure as soon as it can be played with."""
    figure = page.locator(".playable")
    figure.scroll_into_view_if_needed()
    expect(figure).to_have_attribute("data-playing", "")
    return figure


def pressed(slider: Locator, key: str, times: int) -> None:
    slider.focus()
    for _ in range(times):
        slider.press(key)


def test_without_scripts_there_is_the_picture(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON, java_script_enabled=False) as page:
        expect(page.get_by_role("img", name="A parabola with three steps down.")).to_be_visible()
        expect(page.get_by_text("Find the lowest point.")).to_have_count(0)


def test_a_figure_is_played_by_the_keyboard_and_says_what_was_found(
    browser: Browser, url: str
) -> None:
    with opened(browser, url + LESSON, viewport=WIDE) as page:
        figure = figure_in(page)
        expect(figure.get_by_text("Find the lowest point.")).to_be_visible()
        expect(page.get_by_role("img", name="A parabola with three steps down.")).to_be_hidden()
        slider = figure.get_by_role("slider", name="Place x")
        expect(slider).to_have_attribute("aria-valuetext", "3.0 m")
        pressed(slider, "ArrowLeft", 4)
        said = figure.get_by_role("status").filter(has_text="Found!")
        expect(said).to_have_text("✓ Found! It is at x = 1.")
        expect(figure.get_by_role("status").filter(has_text="Height: 0.00")).to_have_count(1)
        expect(page).to_have_url(re.compile(r"\?parabola=x:1$"))
        figure.get_by_role("button", name="Start again").click()
        expect(slider).to_have_attribute("aria-valuetext", "3.0 m")
        expect(said).to_have_count(0)
        expect(page).to_have_url(re.compile(r"/walking-downhill/$"))


def test_the_example_of_the_guide_can_be_played(browser: Browser, url: str) -> None:
    with opened(browser, f"{url}lessons/steps/", viewport=WIDE) as page:
        figure = figure_in(page)
        pressed(figure.get_by_role("slider", name="Slope"), "ArrowRight", 10)
        expect(figure.get_by_text("it rises by 3")).to_be_visible()
        expect(page).to_have_url(re.compile(r"\?slope=slope:1.5$"))


def test_an_address_leads_to_a_setting_and_to_no_other_than_there_is(
    browser: Browser, url: str
) -> None:
    query = "?parabola=x:2,way:right,dots:off,goal-x:-1,goal-y:99,no:1"
    with opened(browser, f"{url}nb/{LESSON}{query}", viewport=WIDE) as page:
        figure = figure_in(page)
        slider = figure.get_by_role("slider", name="Sted x")
        expect(slider).to_have_attribute("aria-valuetext", "2,0 m")
        expect(figure.get_by_role("radio", name="høyre")).to_be_checked()
        expect(figure.get_by_role("checkbox", name="Vis punkter")).not_to_be_checked()
        goal = figure.get_by_role("slider", name="Mål")
        expect(goal).to_have_attribute("aria-valuetext", "−1,0; 4,0")
        goal.press("ArrowUp")
        goal.press("Shift+ArrowRight")
        expect(goal).to_have_attribute("aria-valuetext", "1,5; 4,5")
        expect(page).to_have_url(re.compile("goal-x:1.5,goal-y:4.5"))
        assert page.evaluate("history.length") <= 2


def test_a_handle_is_dragged_by_a_finger_and_what_plays_stops_at_its_end(
    browser: Browser, url: str
) -> None:
    with opened(browser, url + LESSON, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        figure = figure_in(page)
        goal = figure.get_by_role("slider", name="Goal")
        goal.evaluate("(one) => one.scrollIntoView({ block: 'center', behavior: 'instant' })")
        box = goal.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        with finger_drawn(page, (x, y), (60, 40)):
            drawn = goal.bounding_box()
        assert drawn is not None
        # neither does the page take the finger over, nor does the handle lag behind
        assert abs(drawn["x"] - box["x"] - 60) < 12
        assert abs(drawn["y"] - box["y"] - 40) < 12
        expect(goal).not_to_have_attribute("aria-valuetext", "0.0; 4.0")
        figure.get_by_role("button", name="Play").click()
        expect(figure.get_by_text("It is at x = 1.")).to_be_visible()
        expect(figure.get_by_role("button", name="Play")).to_be_visible()


@pytest.mark.parametrize("body", ["throw new Error('no')", "export function mount() { no() }"])
def test_a_script_that_fails_leaves_the_picture(browser: Browser, url: str, body: str) -> None:
    def broken(route: Route) -> None:
        route.fulfill(body=body, content_type="text/javascript")

    context = browser.new_context()
    page = context.new_page()
    page.route(SCRIPTS, broken)
    with page.expect_event("pageerror"):
        page.goto(url + LESSON)
        page.locator(".playable").scroll_into_view_if_needed()
    expect(page.get_by_role("img", name="A parabola with three steps down.")).to_be_visible()
    expect(page.locator(".playable-stage")).to_have_count(0)
    context.close()


def test_the_script_waits_until_the_figure_comes_near(browser: Browser, url: str) -> None:
    with opened(browser, f"{url}weeks/1/", viewport=WIDE) as page:
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        page.locator(f'a[href*="{LESSON}"]').first.click()
        figure_in(page)
        assert len([one for one in asked if SCRIPTS.search(one)]) == 1
    with opened(browser, f"{url}{LESSON}", viewport={"width": 1280, "height": 100}) as page:
        asked.clear()
        page.on("request", lambda one: asked.append(one.url))
        page.reload(wait_until="networkidle")
        gap = "() => document.querySelector('.playable').getBoundingClientRect().top - innerHeight"
        assert (page.evaluate(gap) > 500) == (not any(map(SCRIPTS.search, asked)))
        figure_in(page)


def test_on_paper_there_is_the_picture(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON, viewport=WIDE) as page:
        figure = figure_in(page)
        page.emulate_media(media="print")
        expect(page.get_by_role("img", name="A parabola with three steps down.")).to_be_visible()
        expect(figure.locator(".playable-stage")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_narrow_page(
    browser: Browser, url: str, scheme: str
) -> None:
    look = {"viewport": NARROW, "color_scheme": scheme, "reduced_motion": "reduce"}
    with opened(browser, f"{url}{LESSON}?parabola=x:1", **look) as page:
        figure = figure_in(page)
        expect(figure.get_by_text("It is at x = 1.")).to_be_visible()
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        page.set_viewport_size(WIDE)  # drawn anew, and set as before
        expect(figure.locator("svg.kit-plot")).to_have_js_property("clientWidth", 614)
        expect(figure.get_by_role("slider", name="Place x")).to_have_value("1")


HIGHER_THAN_KEPT = """(figure) => figure.offsetHeight
    - Math.max(...[...figure.querySelectorAll(".playable-room")].map((one) => one.offsetHeight))"""
SHIFTS = """(window.shifts = []) && new PerformanceObserver((list) => {
  window.shifts.push(...list.getEntries().map(({ value }) => value));
}).observe({ type: "layout-shift", buffered: true })"""


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_nothing_moves_when_the_figure_takes_the_place_of_its_picture(
    browser: Browser, url: str, size: ViewportSize
) -> None:
    with opened(browser, f"{url}{LESSON}#the-slope", viewport=size) as page:
        page.add_init_script(SHIFTS)
        page.reload()
        figure = figure_in(page)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        assert sum(page.evaluate("window.shifts")) < 0.05
        assert figure.evaluate(HIGHER_THAN_KEPT) <= 0


def test_a_script_that_nobody_has_allowed_stops_a_check_and_a_build(tmp_path: Path) -> None:
    project = project_to_play_with(tmp_path, allowed=False)
    fix = f"Read it, then run: studyguide allow {SCRIPT}"
    nobody = f"{SCRIPT}:1: the script would run in readers' browsers, and nobody has allowed it."
    for command in ("check", "build"):
        result = run(project, command, "--draft")
        assert result.returncode == 1
        assert f"{nobody} {fix}" in result.stdout
    guide, problems = project_guide(project, read_settings(project), serving=True)
    assert guide is not None
    assert errors(problems) == (), "while serving, the author's own scripts run"

    shown = run(project, "allow", "--dry-run", SCRIPT)
    assert f"+    {SCRIPT}: " in shown.stdout
    assert run(project, "check").returncode == 1
    assert run(project, "allow", SCRIPT).returncode == 0
    assert run(project, "check").returncode == 0
    assert run(project, "allow").stdout.startswith("Nothing to change")
    with (project / SCRIPT).open("a", encoding="utf-8") as script:
        script.write("// one byte more\n")
    assert (
        f"{SCRIPT}:1: the script has changed since it was allowed" in run(project, "check").stdout
    )
    assert run(project, "allow", f"{FIGURES}/none.js").returncode == 2


def test_other_scripts_of_the_content_are_published_nowhere(tmp_path: Path) -> None:
    project = project_to_play_with(tmp_path)
    for folder in (project / FIGURES / "more", project / "content/lessons/02-steps/figures"):
        folder.mkdir(exist_ok=True)
        (folder / "other.mjs").write_text("alert()", encoding="utf-8")
    (project / FIGURES / "more/other.js").write_text("alert()", encoding="utf-8")
    site = build_site(project)
    published = {path.name.split(".")[0] for path in site.folder.rglob("lessons/**/*.*js")}
    assert published == {"parabola", "slope"}


def test_the_week_that_is_kept_for_offline_has_the_script(site: Site) -> None:
    listed = (site.folder / "offline/files.json").read_text(encoding="utf-8")
    assert re.search(rf'figures/{SCRIPTS.pattern}":\["\w+",\d+,"week-1"\]', listed)
