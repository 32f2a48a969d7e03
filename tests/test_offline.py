"""Without a network: what was opened or kept is there, whole and of one build."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from pages_in_browser import NARROW, PHONE, axe_violations
from sites import build_site, project_with
from studyguide.command.dev_server import DevServer
from studyguide.pages.offline.worker_script import WORKER, no_service_worker

LESSON = "lessons/walking-downhill/"
COURSE = "/study-guide/"
SCRIPT = "document.documentElement.dataset.script = '{build}';"


@dataclass(slots=True)
class Host:
    """A web host below whose path a course is published, and which can be out of reach."""

    folder: Path
    root: str = COURSE
    url: str = ""
    is_down: bool = False
    until_down: int = -1
    """How many more answers it gives before it is down; negative without an end."""
    gate: threading.Event = field(default_factory=threading.Event)
    """While it is not set, answers wait."""
    asked: list[str] = field(default_factory=list)
    """The paths that it has been asked for, from the course's root."""

    def lets_in(self) -> bool:
        """Return whether the next request is answered."""
        if self.until_down == 0:
            self.is_down = True
        self.until_down -= 1
        return not self.is_down


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, host: Host, *arguments: object) -> None:
        self.host = host
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.host.gate.wait()
        if not self.host.lets_in():
            self.close_connection = True
            return
        self.host.asked.append(self.path.removeprefix(self.host.root))
        super().do_GET()

    def translate_path(self, path: str) -> str:
        plain = unquote(path.partition("?")[0])
        return str(self.host.folder / plain.removeprefix(self.host.root).removeprefix("/"))

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages says
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def hosted(folder: Path, root: str = COURSE) -> Iterator[Host]:
    host = Host(folder, root)
    host.gate.set()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host))
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host.url = f"http://127.0.0.1:{server.server_address[1]}{root}"
    yield host
    host.gate.set()
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return two builds of a course: in the second a text and a script are others."""
    folder = tmp_path_factory.mktemp("offline")
    project = project_with("tests/small_course", folder)
    settings = "extra: {booklets: false}\nextra_javascript: [build.js]\n"
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(settings)
    (project / "docs/build.js").write_text(SCRIPT.format(build="first"), encoding="utf-8")
    first = shutil.copytree(build_site(project).folder, folder / "first")
    lesson = project / "content/lessons/01-walking-downhill/lesson.en.md"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("Nothing else", "No more"), encoding="utf-8")
    terms = project / "content/lessons/01-walking-downhill/terms.yml"
    text = terms.read_text(encoding="utf-8")
    terms.write_text(text.replace("in small steps", "in short steps"), encoding="utf-8")
    (project / "docs/build.js").write_text(SCRIPT.format(build="second"), encoding="utf-8")
    return first, build_site(project).folder


@pytest.fixture
def host(builds: tuple[Path, Path]) -> Iterator[Host]:
    with hosted(builds[0]) as found:
        yield found


@contextmanager
def reader(browser: Browser, **options: object) -> Iterator[Page]:
    """Open a browser of its own that lets workers in; no script of a page may fail."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


WHOLE = """async ([language, scope]) => {
    const isWhole = async () => {
        const answer = await fetch(`${scope}${language}offline/version.json`);
        const records = await caches.open(`studyguide-records ${scope}`);
        const { version } = await answer.json();
        return records.match(`${scope}offline/records/whole/${language || "-/"}${version}`);
    };
    for (let tries = 0; tries < 300; tries++) {
        if (await isWhole()) return true;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
}"""


def open_page(page: Page, host: Host, address: str = "", language: str = "") -> None:
    """Open a page and wait until the worker has all that it wants of the present build."""
    page.goto(host.url + language + address)
    assert page.evaluate(WHOLE, [language, host.url])


def heading(page: Page) -> Locator:
    return page.locator("h1")


def kept(page: Page, name: str) -> Locator:
    """Return what can be kept by its name."""
    named = page.locator(".keep-name", has_text=name)
    return page.locator(".keep-offline").filter(has=named)


def test_what_was_opened_is_there_without_a_network(browser: Browser, host: Host) -> None:
    with reader(browser) as page:
        open_page(page, host, LESSON)
        host.is_down = True
        page.reload()
        expect(heading(page)).to_contain_text("Walking downhill")
        expect(page.locator("html")).to_have_attribute("data-script", "first")
        page.keyboard.press("Control+K")
        page.get_by_role("combobox").fill("steepest")
        expect(page.get_by_role("option").first).to_contain_text("gradient descent")
        page.goto(host.url)
        expect(heading(page)).to_contain_text("Small course")


def test_a_second_visit_fetches_the_page_and_nothing_that_is_here(
    browser: Browser, host: Host
) -> None:
    with reader(browser) as page:
        open_page(page, host, LESSON)
        host.asked.clear()
        open_page(page, host, LESSON)
        assert {*host.asked} <= {LESSON, "offline/version.json", WORKER}


@pytest.mark.parametrize(("language", "says", "home"), [
    ("", "This page is not kept here", "Small course"),
    ("nb/", "Denne siden er ikke lagret her", "Lite kurs"),
])  # fmt: skip
def test_a_page_that_was_never_opened_is_said_to_be_missing(
    browser: Browser, host: Host, language: str, says: str, home: str
) -> None:
    with reader(browser, viewport=NARROW) as page:
        open_page(page, host, language=language)
        host.is_down = True
        page.goto(f"{host.url}{language}glossary/gradient/")
        expect(page.get_by_role("heading", name=says)).to_be_visible()
        expect(page.locator(".offline-here").get_by_role("link", name=home)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
        assert axe_violations(page) == []
        host.is_down = False
        page.locator(".offline-missing a").click()
        expect(page).to_have_url(f"{host.url}{language}glossary/gradient/")
        expect(page.locator("article h1")).to_contain_text("radient")


def test_a_week_is_kept_and_removed_again(browser: Browser, host: Host) -> None:
    with reader(browser, viewport=PHONE) as page:
        open_page(page, host, "weeks/1/")
        week = kept(page, "Keep this week for offline")
        expect(week).to_contain_text("Takes ")
        week.get_by_role("button", name="Keep").click()
        expect(week).to_contain_text("✓ Kept: ")
        assert axe_violations(page) == []
        host.is_down = True
        page.reload()
        expect(week).to_contain_text("✓ Kept: ")
        for address in (LESSON, "quiz/week-1/", "glossary/gradient/", "quiz/exam/"):
            page.goto(host.url + address)
            expect(page.locator(".offline-page")).to_have_count(0)
        expect(page.locator("html")).to_have_attribute("data-script", "first")
        page.goto(f"{host.url}flashcards/?week=1")
        page.get_by_role("button", name="Start").click()
        expect(page.locator(".card-front")).not_to_be_empty()
        page.goto(f"{host.url}weeks/1/")
        week.get_by_role("button", name="Remove").click()
        expect(week).to_contain_text("Takes ")
        page.goto(f"{host.url}quiz/week-1/")
        expect(page.locator(".offline-missing")).to_be_visible()


def test_a_course_is_kept_in_one_language_and_its_weeks_with_it(
    browser: Browser, host: Host
) -> None:
    with reader(browser) as page:
        open_page(page, host, "offline/", "nb/")
        course = kept(page, "Hele kurset")
        course.get_by_role("button", name="Lagre").press("Enter")
        expect(course).to_contain_text("✓ Lagret: ")
        expect(kept(page, "Uke 2: Steg")).to_contain_text("✓ Lagret sammen med hele kurset")
        expect(course.get_by_role("button", name="Fjern")).to_be_focused()
        host.is_down = True
        page.goto(f"{host.url}nb/about/")
        expect(page.locator(".offline-page")).to_have_count(0)


def test_keeping_can_be_stopped(browser: Browser, host: Host) -> None:
    with reader(browser, viewport=NARROW, has_touch=True) as page:
        open_page(page, host, "weeks/1/")
        week = kept(page, "this week")
        host.gate.clear()
        week.get_by_role("button", name="Keep").tap()
        expect(week.get_by_role("progressbar")).to_be_visible()
        expect(week).to_contain_text(" of ")
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
        week.get_by_role("button", name="Stop").tap()
        expect(week).to_contain_text("Takes ")


def test_a_lost_network_is_told_and_what_has_come_stays(browser: Browser, host: Host) -> None:
    with reader(browser) as page:
        open_page(page, host, "offline/")
        course = kept(page, "The whole course")
        host.asked.clear()
        host.until_down = 8
        course.get_by_role("button", name="Keep").click()
        expect(course).to_contain_text("The connection was lost: ")
        page.reload()
        expect(course).to_contain_text("are here")
        come = {name for name in host.asked if name.startswith(("assets/", "search/"))}
        assert come
        host.is_down, host.until_down = False, -1
        host.asked.clear()
        course.get_by_role("button", name="Go on").click()
        expect(course).to_contain_text("✓ Kept: ")
        assert "flashcards/" in host.asked
        assert come & {*host.asked} == set()


def test_a_full_browser_is_told_and_what_was_kept_stays(browser: Browser, host: Host) -> None:
    with reader(browser) as page:
        open_page(page, host, "offline/")
        first, second = kept(page, "Week 1: Walking"), kept(page, "Week 2: Steps")
        first.get_by_role("button", name="Keep").click()
        expect(first).to_contain_text("✓ Kept: ")
        used = page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
        session = page.context.new_cdp_session(page)
        origin = host.url.removesuffix(COURSE)
        session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": used + 9000})
        second.get_by_role("button", name="Keep").click()
        expect(second).to_contain_text("The browser has no more room.")
        expect(first).to_contain_text("✓ Kept: ")
        assert axe_violations(page) == []
        host.is_down = True
        page.goto(f"{host.url}quiz/week-1/")
        expect(page.locator(".offline-page")).to_have_count(0)
        page.goto(f"{host.url}lessons/steps/")
        expect(page.locator(".offline-missing")).to_be_visible()


def shown(page: Page) -> tuple[str | None, bool]:
    """Return of which builds the script and the text of the open lesson are."""
    script = page.locator("html").get_attribute("data-script")
    return script, "No more is needed" in page.locator("article").inner_text()


FIRST, SECOND = ("first", False), ("second", True)


def test_no_page_is_stale_or_of_two_builds(
    browser: Browser, builds: tuple[Path, Path], host: Host
) -> None:
    with reader(browser) as page:
        open_page(page, host, "weeks/1/")
        kept(page, "this week").get_by_role("button", name="Keep").click()
        expect(kept(page, "this week")).to_contain_text("✓ Kept: ")
        page.goto(host.url + LESSON)
        assert shown(page) == FIRST
        old = page.context.new_page()
        old.goto(f"{host.url}weeks/1/")

        host.folder = builds[1]
        host.asked.clear()
        open_page(page, host, LESSON)
        assert shown(page) == SECOND
        before, after = (json.loads((one / "offline/files.json").read_text()) for one in builds)
        unchanged = {uri for uri, (hash_, *_) in after.items() if before.get(uri, [""])[0] == hash_}
        fetched = {f"{name}index.html" if name[-1:] in ("", "/") else name for name in host.asked}
        assert fetched & unchanged == set()

        # a page that is still open goes on with what it was opened with
        old.keyboard.press("Control+K")
        old.get_by_role("combobox").fill("steepest descent")
        expect(old.get_by_role("option").first).to_contain_text("in small steps")
        old.goto(host.url + LESSON)
        assert shown(old) == SECOND
        old.close()

        host.is_down = True
        page.reload()
        assert shown(page) == SECOND
        page.goto(f"{host.url}glossary/gradient-descent/")
        expect(page.locator("article")).to_contain_text("in short steps")
        expect(page.locator("html")).to_have_attribute("data-script", "second")


def test_an_update_that_was_cut_off_leaves_the_last_build_whole(
    browser: Browser, builds: tuple[Path, Path], host: Host
) -> None:
    with reader(browser) as page:
        open_page(page, host, LESSON)
        host.folder = builds[1]
        host.until_down = 4  # the page, the version, the list of files, and one file
        page.goto(host.url)
        host.is_down = True
        page.goto(host.url + LESSON)
        assert shown(page) == FIRST


def test_a_file_of_a_build_that_is_gone_is_not_replaced_by_another(
    browser: Browser, builds: tuple[Path, Path], host: Host
) -> None:
    with reader(browser) as page:
        open_page(page, host, "glossary/gradient/")
        host.folder = builds[1]
        page.keyboard.press("Control+K")
        page.get_by_role("combobox").fill("short")
        notice = page.locator(".newer-notice")
        expect(notice).to_contain_text("The site has been updated")
        page.keyboard.press("Escape")
        assert axe_violations(page) == []
        notice.get_by_role("button", name="Load the page again").click()
        expect(page.locator("html")).to_have_attribute("data-script", "second")


def is_without_worker(page: Page) -> None:
    """Wait until no worker and nothing of one is left."""
    gone = """async () => {
        for (let tries = 0; tries < 300; tries++) {
            const workers = await navigator.serviceWorker.getRegistrations();
            if (!workers.length && !(await caches.keys()).length) return true;
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return false;
    }"""
    assert page.evaluate(gone)


def test_a_course_that_wants_none_removes_the_worker(
    browser: Browser, host: Host, tmp_path: Path
) -> None:
    without = shutil.copytree(host.folder, tmp_path / "without")
    (without / WORKER).write_text(no_service_worker(), encoding="utf-8")
    shutil.rmtree(without / "offline")
    for file in without.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace('name="studyguide-offline"', 'name="none"'), encoding="utf-8")
    with reader(browser) as page:
        open_page(page, host, LESSON)
        host.folder = without
        page.goto(host.url)
        is_without_worker(page)


@dataclass(frozen=True, slots=True)
class Saved:
    """What `studyguide serve` shows."""

    folder: Path

    def answer(self, path: str) -> bytes | None:
        file = self.folder / (f"{path}index.html" if path.endswith("/") else path).lstrip("/")
        return file.read_bytes() if file.is_file() else None

    def not_found(self, path: str) -> bytes:
        return path.encode()


def test_a_preview_removes_the_worker_of_a_site_that_had_its_port(
    browser: Browser, builds: tuple[Path, Path]
) -> None:
    with reader(browser) as page:
        with hosted(builds[0], "/") as host:
            open_page(page, host)
        preview = DevServer.start(int(host.url.rstrip("/").rpartition(":")[2]))
        preview.show(Saved(builds[1]), [])
        try:
            page.goto(host.url)
            is_without_worker(page)
        finally:
            preview.stop()
