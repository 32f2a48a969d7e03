"""Reading a lesson in a real browser: what it asks in between, and how its text is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from conftest import BuiltOnce, served
from long_course import LESSON as LONG_LESSON
from pages_in_browser import CONTROLS, NARROW, WIDE, axe_violations, covered, keep, opened, stored
from sites import project_with
from studyguide.pages.reading_time import reading_minutes
from studyguide.text.parsing.parse import parse_blocks

LESSON = "lessons/walking-downhill/"
QUIZ = "quiz/week-1/"
ASKING = {
    "## The next lesson": "```check\nuphill\n```\n\n```check\nin-order\n```\n\n## The next lesson",
    "## Neste leksjon": "```check\nuphill\n```\n\n```check\nin-order\n```\n\n## Neste leksjon",
    "Read on in": "```check\nuphill\n```\n\nRead on in",
}
"""What the lesson asks in between; the first question again at its end."""


def reading_project(folder: Path) -> Path:
    """Return the small course with a lesson that asks questions in between."""
    project = project_with("tests/small_course", folder)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("extra: {booklets: false}\n")
    for path in (project / "content/lessons/01-walking-downhill").glob("lesson.*.md"):
        text = path.read_text(encoding="utf-8")
        for before, after in ASKING.items():
            text = text.replace(before, after)
        path.write_text(text, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def url(built_once: BuiltOnce, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = built_once("reading", reading_project)
    yield from served(site.folder, tmp_path_factory.mktemp("reading-root"))


def check_of(page: Page, question: str) -> Locator:
    """Return a question that a lesson asks, as soon as it can be answered."""
    section = page.locator(f"section.check[data-question='{question}']")
    expect(section.get_by_role("button", name="Check", exact=True)).to_be_visible()
    return section


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_a_question_in_a_lesson_is_that_of_the_self_check(
    browser: Browser, url: str, prefix: str
) -> None:
    button = "Sjekk" if prefix else "Check"
    with opened(browser, url + prefix + LESSON, viewport=NARROW, has_touch=True) as page:
        section = page.locator("section.check[data-question='uphill']")
        expect(section).to_have_count(1)
        expect(section.locator(".question-bar")).to_be_visible()
        section.locator(".option[data-option='A'] label").tap()
        section.get_by_role("button", name=button, exact=True).tap()
        expect(section).to_have_attribute("data-result", "wrong")
        expect(section.locator(".option[data-option='A'] .why")).to_be_visible()
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        section.locator(".again").tap()
        section.locator(".option[data-option='B'] label").tap()
        section.get_by_role("button", name=button, exact=True).tap()
        expect(section).to_have_attribute("data-result", "right")
        assert axe_violations(page) == []
        expect(page.locator(".progress[data-progress]")).to_contain_text("1")
        assert stored(page)["answers"]["uphill"]["tries"] == 2
        page.goto(f"{url}{prefix}{QUIZ}#uphill")
        expect(page.locator("#uphill").locator("..")).to_have_attribute("data-result", "right")


def test_a_lesson_shows_what_was_answered_in_the_self_check(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON, viewport=WIDE) as page:
        section = check_of(page, "in-order")
        for name in ("compute", "subtract"):
            expect(section.locator(".order")).to_contain_text(name)
        with page.context.expect_page() as other:
            page.evaluate("(address) => void open(address)", f"{url}{QUIZ}#in-order")
        quiz = other.value.locator("section.question[data-question='in-order']")
        expect(quiz).to_be_visible()
        quiz.get_by_role("button", name="Check", exact=True).click()
        expect(quiz.locator(".result")).not_to_be_empty()
        for item, place in {"compute": 1, "scale": 2, "subtract": 3}.items():
            put_in_place(quiz, item, place)
        quiz.get_by_role("button", name="Check", exact=True).click()
        expect(quiz).to_have_attribute("data-result", "right")
        expect(section).to_have_attribute("data-result", "right")


def put_in_place(question: Locator, item: str, place: int) -> None:
    """Move a thing to a place in a list to sort, with its arrows."""
    items = question.locator(".order li")
    for _ in range(3):
        at = [text.split()[-1] for text in items.locator(".item-text").all_inner_texts()]
        if at.index(item) + 1 <= place:
            break
        items.filter(has_text=item).get_by_role("button").first.click()


def test_a_question_in_a_lesson_has_no_heading_and_no_second_id(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON) as page:
        expect(page.locator(".md-sidebar--secondary a")).to_have_count(3)
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
        assert len(ids) == len({*ids})
        again = page.locator("p.check a")
        expect(again).to_have_attribute("href", "../../quiz/week-1/#uphill")
        assert axe_violations(page) == []


def test_without_scripts_the_answer_of_a_question_in_a_lesson_can_be_opened(
    browser: Browser, url: str
) -> None:
    with opened(browser, url + LESSON, java_script_enabled=False) as page:
        section = page.locator("section.check[data-question='uphill']")
        section.get_by_text("Show the answer").click()
        expect(section.locator(".answer")).to_contain_text("uphill")


def test_a_browser_that_keeps_nothing_says_so_below_the_answer(browser: Browser, url: str) -> None:
    with opened(browser, url) as page:
        page.context.add_init_script(
            "for (const name of ['indexedDB', 'localStorage']) Object.defineProperty("
            "window, name, { get() { throw new DOMException('no', 'SecurityError'); } });"
        )
        page.goto(url + LESSON)
        section = check_of(page, "uphill")
        section.locator(".option[data-option='B'] label").click()
        section.get_by_role("button", name="Check", exact=True).click()
        expect(section.locator(".quiz-note")).not_to_be_empty()
        expect(page.locator(".quiz-note:not(:empty)")).to_have_count(1)


def open_settings(page: Page) -> Locator:
    """Open how texts are shown, wherever it is on a screen of this width, and return it."""
    for name in ("Languages and colours", "How texts are shown"):
        button = page.get_by_role("button", name=name, exact=True)
        if button.is_visible():
            button.click()
            break
    form = page.get_by_role("form", name="How texts are shown")
    expect(form.get_by_role("radio", name="Normal").first).to_be_checked()
    return form


LETTERS = "(one) => parseFloat(getComputedStyle(one).fontSize)"


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
def test_the_size_of_texts_holds_on_every_page_and_in_every_language(
    browser: Browser, url: str, size: ViewportSize
) -> None:
    with opened(browser, url + LESSON, viewport=size) as page:
        text = page.locator(".md-content p").first
        usual = text.evaluate(LETTERS)
        form = open_settings(page)
        assert axe_violations(page) == []
        form.get_by_role("radio", name="Very large").check()
        assert text.evaluate(LETTERS) == pytest.approx(usual * 1.25)
        for address in ("nb/" + LESSON, "glossary/", "", QUIZ, "glossary/gradient-descent/"):
            page.goto(url + address)
            expect(page.locator("html")).to_have_attribute("data-text-size", "larger")
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address
            assert covered(page.locator(f".md-header {CONTROLS}")) == [], address
        page.go_back()
        page.goto(url + LESSON)
        form = page.get_by_role("form", name="How texts are shown", include_hidden=True)
        expect(form.locator("[value=larger]")).to_be_checked()
        form.locator("button").evaluate("(one) => one.click()")
        assert text.evaluate(LETTERS) == usual
        page.reload()
        expect(page.locator("html")).not_to_have_attribute("data-text-size", "larger")


def test_a_page_has_its_size_before_it_is_painted(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON) as page:
        open_settings(page).get_by_role("radio", name="Large", exact=True).check()
        empty = {"body": "", "content_type": "text/javascript"}
        page.route("**/study-guide.js", lambda route: route.fulfill(**empty))
        page.context.add_init_script("""addEventListener("DOMContentLoaded", () => {
            window.before = document.documentElement.dataset.textSize; })""")
        page.goto(url + "nb/weeks/1/")
        assert page.evaluate("window.before") == "large"


def test_terms_are_underlined_as_the_reader_wants(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON, viewport=WIDE) as page:
        links = page.locator(".md-content__inner > .checks > p > a.term", has_text="gradient")
        assert lines_of(links) == ["underline", "underline"]
        form = open_settings(page)
        form.get_by_role("radio", name="Once a page").check()
        assert lines_of(links) == ["underline", "none"]
        form.get_by_role("radio", name="Never").check()
        assert lines_of(links) == ["none", "none"]
        page.keyboard.press("Escape")
        links.first.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        assert lines_of(links) == ["underline", "none"]
        links.nth(1).hover()
        assert lines_of(links)[1] == "underline"


def lines_of(links: Locator) -> list[str]:
    """Return which line each link has."""
    line = "(one) => getComputedStyle(one).textDecorationLine"
    return [link.evaluate(line) for link in links.all()]


def test_lines_can_be_narrow_and_wide(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON, viewport={"width": 1920, "height": 900}) as page:
        form = open_settings(page)
        width = "document.querySelector('.lesson-text').getBoundingClientRect().width"
        found = []
        for name in ("Narrow", "Normal", "Wide"):
            form.locator(".choice-line-width").get_by_role("radio", name=name).check()
            found.append(page.evaluate(width))
        assert found[0] * 1.1 < found[1] < found[2] / 1.1


def test_what_is_kept_otherwise_is_left_out(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON) as page:
        kept = '{"text-size": "<b>", "onload": "x", "term-links": 3, "line-width": "narrow"}'
        page.evaluate("(kept) => __md_set('__reading', JSON.parse(kept))", kept)
        page.reload()
        expect(page.locator("html")).to_have_attribute("data-line-width", "narrow")
        names = page.evaluate("document.documentElement.getAttributeNames()")
        assert not {"data-onload", "data-text-size", "data-term-links"} & {*names}


ZERO = """async () => {
    await document.fonts.load("200px 'Guide Text'", "0");
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.font = "200px 'Guide Text'";
    canvas.fillText("0", 20, 200);
    const { width } = canvas.measureText("0");
    return canvas.getImageData(20 + width / 2, 200 - 67, 1, 1).data[3];
}"""


def test_a_zero_in_prose_has_no_slash(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON) as page:
        assert page.evaluate(ZERO) == 0


def test_boxes_have_the_colours_of_the_site(browser: Browser, url: str) -> None:
    for scheme in ("light", "dark"):
        with opened(browser, url + LESSON, color_scheme=scheme) as page:
            colour = page.locator(".box-note").evaluate(
                """(one) => {
                    const probe = one.appendChild(document.createElement("i"));
                    probe.style.color = "var(--accent)";
                    return [getComputedStyle(one).borderLeftColor, getComputedStyle(probe).color];
                }"""
            )
            assert colour[0] == colour[1], scheme


def answered(**scores: float) -> dict[str, object]:
    """Return what the browser keeps of a reader who has answered questions."""
    return {
        "answers": {
            id_.replace("_", "-"): {"at": 1, "score": score, "tries": 1, "given": []}
            for id_, score in scores.items()
        }
    }


WEEK = ("uphill", "walking", "always_down", "say_it", "explain_it", "in_order", "pairs",
        "how_far", "fill_in")  # fmt: skip


def test_what_is_finished_is_marked_in_the_side_navigation(browser: Browser, url: str) -> None:
    with opened(browser, url + QUIZ, viewport=WIDE) as page:
        expect(page.locator(".question-bar").first).to_be_attached()
        keep(page, answered(uphill=1, in_order=0.5))
        page.goto(url + LESSON)
        side = page.locator(".md-sidebar--primary")
        expect(
            side.get_by_role("link", name="Week 1: Walking downhill (1 of 9 right)")
        ).to_be_visible()
        expect(side.get_by_role("link", name="Lesson (finished)")).to_be_visible()
        expect(side.get_by_role("link", name="Self-check", exact=True)).to_be_visible()
        contents = page.locator(".md-sidebar--secondary")
        expect(contents.get_by_role("link", name="The slope (finished)")).to_be_visible()
        expect(contents.locator(".nav-mark")).to_have_count(1)
        assert axe_violations(page) == []
        keep(page, answered(**dict.fromkeys(WEEK, 1)))
        page.goto(url + "nb/" + LESSON)
        side = page.locator(".md-sidebar--primary")
        expect(side.get_by_role("link", name="Selvtest (ferdig)")).to_be_visible()
        expect(side.get_by_role("link", name="Uke 1: Nedover bakken (ferdig)")).to_be_visible()


def test_a_week_that_is_finished_is_marked_in_the_menu_of_a_phone(
    browser: Browser, url: str
) -> None:
    with opened(browser, url + QUIZ, viewport=NARROW, has_touch=True) as page:
        expect(page.locator(".question-bar").first).to_be_attached()
        keep(page, answered(**dict.fromkeys(WEEK, 1)))
        page.goto(url + "weeks/")
        page.locator("label.md-header__button[for=__drawer]").tap()
        expect(page.locator(".md-sidebar--primary .nav-mark").first).to_be_visible()
        assert axe_violations(page) == []


def test_who_has_answered_nothing_loads_no_marks(browser: Browser, url: str) -> None:
    with opened(browser, url + "glossary/gradient/") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.reload()
        page.wait_for_load_state("networkidle")
        assert not [address for address in asked if "questions.json" in address]


def test_a_lesson_says_how_long_it_takes(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON) as page:
        expect(page.locator(".reading-time")).to_have_text("About 3 minutes to read")
        page.goto(url + "nb/weeks/1/")
        expect(page.locator(".actions .size").first).to_have_text("2 min")
        page.goto(url + "weeks/")
        expect(page.locator(".week-card .counts").first).to_contain_text("3 min")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 1),
        ("word " * 200, 1),
        ("word " * 201, 2),
        ("word " * 100 + "\n\n$$\nx + y\n$$" * 2, 1),
        ("word " * 100 + "\n\n$$\nx + y\n$$" * 3, 2),
        ("```python\n" + "x = 1\n\n" * 20 + "```", 1),
        ("```python\n" + "x = 1 + 2 + 3 + 4\n" * 21 + "```", 2),
        ("```check\nq\n```\n\n" * 3, 2),
    ],
)
def test_reading_time_counts_words_formulas_code_and_questions(text: str, minutes: int) -> None:
    assert reading_minutes(parse_blocks(text)[0]) == minutes


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_a_terms_page_shows_what_is_around_it(
    browser: Browser, url: str, prefix: str, size: ViewportSize
) -> None:
    with opened(browser, f"{url}{prefix}glossary/gradient-descent/", viewport=size) as page:
        around = page.locator(".near")
        before = around.get_by_role("list", name="Bygger på" if prefix else "Builds on")
        expect(before.get_by_role("link")).to_have_text(["gradient"])
        after = around.get_by_role("list", name="Trengs til" if prefix else "Needed for")
        expect(after.get_by_role("link")).to_have_text(["steglengde" if prefix else "step size"])
        here, *others = (around.locator(f".near-{name}") for name in ("here", "before", "after"))
        places = [one.bounding_box() for one in (others[0], here, others[1])]
        order = [box["y"] if size["width"] < 700 else box["x"] for box in places if box]
        assert order == sorted({*order})
        for link in around.get_by_role("link").all():
            box = link.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 24
        assert covered(around.locator("a")) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert axe_violations(page) == []


OVERLAPS = """() => {
    const notes = [...document.querySelectorAll(".side-note:not(.no-room)")];
    const boxes = notes.map((note) => note.getBoundingClientRect());
    const text = document.querySelector(".lesson-text").getBoundingClientRect();
    const contents = document.querySelector(".md-sidebar--secondary").getBoundingClientRect();
    const beside = boxes.filter((box) => box.left < text.right || box.right > contents.left);
    const over = boxes.filter((box, at) => at && box.top < boxes[at - 1].bottom);
    return { shown: notes.length, beside: beside.length, over: over.length };
}"""


def test_meanings_stand_beside_the_text_where_there_is_room(
    browser: Browser, long_url: str
) -> None:
    size: ViewportSize = {"width": 1600, "height": 900}
    for prefix in ("", "nb/"):
        with opened(browser, f"{long_url}{prefix}{LONG_LESSON}", viewport=size) as page:
            expect(page.locator(".side-note").first).to_be_visible()
            found = page.evaluate(OVERLAPS)
            assert found == {"shown": found["shown"], "beside": 0, "over": 0}
            assert found["shown"] > 3
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
            assert axe_violations(page) == []
            page.set_viewport_size(WIDE)
            expect(page.locator(".side-note:visible")).to_have_count(0)


def test_meanings_beside_the_text_can_be_hidden_and_load_nothing_on_a_phone(
    browser: Browser, long_url: str
) -> None:
    size: ViewportSize = {"width": 1600, "height": 900}
    with opened(browser, long_url + LONG_LESSON, viewport=size) as page:
        expect(page.locator(".side-note").first).to_be_visible()
        form = open_settings(page)
        form.get_by_role("radio", name="Hidden").check()
        expect(page.locator(".side-note:visible")).to_have_count(0)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.set_viewport_size(NARROW)
        page.goto(long_url + LONG_LESSON)
        page.wait_for_load_state("networkidle")
        assert not [address for address in asked if "/previews/" in address]
