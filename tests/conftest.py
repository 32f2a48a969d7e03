"""Options and the sites that tests look at: each is built once a run."""

from __future__ import annotations

import fcntl
import os
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from browser import MISSING, find_browser, launch_arguments
from sites import ROOT, Site, build_site, project_with

# Speed is measured elsewhere. In CI the same texts are tried each time: a change is judged by
# what it changed; new texts are tried on developers' machines.
settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
expect.set_options(timeout=15_000)  # a busy machine is no fault of ours
settings.load_profile("ci" if os.environ.get("CI") else "developer")


SLOW = frozenset((
    "build_site", "project_with", "run", "PdfCompiler", "small_site", "real_site", "browser",
    "node_modules",
))  # fmt: skip
"""What builds a site, prints, drives a browser or needs Node.js: functions, and fixtures."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write expected output anew")
    parser.addoption("--quick", action="store_true", help="no whole sites, print or browser")


FIRST = (
    "booklets", "command", "kept", "languages", "settings", "docs_pages", "properties", "live",
    "search_engine", "theme", "quiz", "decks", "finding", "browser", "flashcards", "site",
)  # fmt: skip
"""The files that take longest, in an order that keeps all processes busy to the end: the first
builds the real site, and those that need it too come when it is there. Only time depends on it."""


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return one process more than there are cores if some drive browsers, for which they wait."""
    return (os.cpu_count() or 1) + (not config.getoption("--quick"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, if that is wanted, every test that is slow or needs Node.js; order the rest."""
    if config.getoption("--quick"):
        slow = [item for item in items if _is_slow(item)]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    name = item.path.stem.removeprefix("test_")
    return FIRST.index(name) if name in FIRST else len(FIRST)


def _is_slow(item: pytest.Item) -> bool:
    assert isinstance(item, pytest.Function)
    return not SLOW.isdisjoint((*vars(item.module), *item.fixturenames))


@pytest.fixture
def node_modules() -> Path:
    """Return where the packages of `package.json` are."""
    return Path(__file__).parents[1] / "node_modules"


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Return a function that notes a measurement for the end of the run."""
    return lambda text: request.node.user_properties.append(("figure", text))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [one for found in terminalreporter.stats.values() for one in found]
    noted = (getattr(one, "user_properties", ()) for one in reports if _is_call(one))
    figures = sorted(text for properties in noted for key, text in properties if key == "figure")
    if figures:
        terminalreporter.section("figures")
        terminalreporter.write_line("\n".join(figures))


def _is_call(report: object) -> bool:
    return getattr(report, "when", "") == "call"


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return _built_once("tests/small_course", tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return _built_once(".", tmp_path_factory.getbasetemp())


def _built_once(course: str, own: Path) -> Site:
    """Build a course once for all processes of a run; the others wait for the first."""
    above = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    shared = above / f"site-{Path(course).name}"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        log = shared / "log"
        if not log.exists():
            project = project_with(course, shared)
            if course == ".":
                _take_booklets(project)
            log.write_text(build_site(project).log, encoding="utf-8")
    return Site(shared / "project/site", log.read_text(encoding="utf-8"))


def _take_booklets(project: Path) -> None:
    """Let a project have the booklets that an earlier run printed of the same things.

    To print the course anew takes a tenth of a whole run; the small course is always printed.
    """
    kept = ROOT / ".cache/tests/booklets"
    kept.mkdir(parents=True, exist_ok=True)
    (project / ".cache").mkdir()
    (project / ".cache/booklets").symlink_to(kept, target_is_directory=True)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the one page of the site that says so where nothing is, as GitHub Pages does."""
        page = Path(self.directory) / "study-guide/404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return super().send_error(code, message, explain)
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())
        return None


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a page that was closed while it was loading: its test is done with it."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def served(folder: Path, above: Path) -> Iterator[str]:
    """Serve a site below the address that it is built for, as GitHub Pages does."""
    (above / "study-guide").symlink_to(folder, target_is_directory=True)
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(above)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/study-guide/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def small_url(small_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(small_site.folder, tmp_path_factory.mktemp("small-root"))


@pytest.fixture(scope="session")
def real_url(real_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(real_site.folder, tmp_path_factory.mktemp("real-root"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = find_browser()
    if found is None:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=launch_arguments())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def instant_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small course with the theme's instant navigation, which looks into the sitemap."""
    project = project_with("tests/small_course", tmp_path_factory.mktemp("instant"))
    for url in served(project / "site", tmp_path_factory.mktemp("instant-root")):
        for config in project.glob("mkdocs*.yml"):
            text = config.read_text(encoding="utf-8")
            new = text.replace("theme: {", "theme: {features: [navigation.instant], ")
            config.write_text(f"{new}\nsite_url: {url}\n", encoding="utf-8")
        build_site(project)
        yield url
