"""Options and the sites that tests look at: each is built once a run."""

from __future__ import annotations

import fcntl
import os
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from browser import MISSING, find_browser, launch_arguments
from examples import try_fewer
from long_course import long_project
from parting import COURSE_TESTS, watched
from sites import Site, build_site, project_with

pytest.register_assert_rewrite("checks")
os.environ["NPM_CONFIG_REGISTRY"] = "none"  # no test asks a registry for the Python of browsers

# Speed is measured elsewhere. In CI the same texts are tried each time: a change is judged by
# what it changed; new texts are tried on developers' machines.
settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
expect.set_options(timeout=15_000)  # a busy machine is no fault of ours
settings.load_profile("ci" if os.environ.get("CI") else "developer")


SLOW = frozenset((
    "build_site", "project_with", "run", "PdfCompiler", "built_once", "browser", "node_modules",
    "collection",
))  # fmt: skip
"""What builds a site, prints, fills Anki, drives a browser or needs Node.js: functions, and
fixtures."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write expected output anew")
    parser.addoption(
        "--quick", action="store_true", help="few examples; no whole sites, print or browser"
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--quick"):
        try_fewer()


FIRST = (
    "course/booklets", "store_model", "command", "kept", "languages", "settings", "docs_pages",
    "properties", "live", "booklets", "course/finding", "course/browser", "course/decks",
    "course/site", "theme", "offline", "quiz", "browser", "finding", "decks", "flashcards",
)  # fmt: skip
"""The files that take longest, in an order that keeps all processes busy to the end: the first
builds the course's site, and those that need it too come when it is there. Only time depends on
it."""


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
    folder = item.path.parent.relative_to(Path(__file__).parent)
    name = (folder / item.path.stem.removeprefix("test_")).as_posix()
    return FIRST.index(name) if name in FIRST else len(FIRST)


def _is_slow(item: pytest.Item) -> bool:
    assert isinstance(item, pytest.Function)
    return not SLOW.isdisjoint((*vars(item.module), *item.fixturenames))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, object, object]:
    """Let no file of tests read the course while it is imported, but those in `tests/course/`."""
    with watched(collector.path if isinstance(collector, pytest.Module) else COURSE_TESTS):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let no test read the course, but those in `tests/course/`."""
    with watched(item.path):
        return (yield)


@pytest.fixture(scope="session")
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


BuiltOnce = Callable[[str, Callable[[Path], Path]], Site]


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> BuiltOnce:
    """Return a function that builds a project once for all processes of a run, by its name.

    The others wait for the first.
    """
    own = tmp_path_factory.getbasetemp()
    above = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def site(name: str, project_in: Callable[[Path], Path]) -> Site:
        shared = above / f"site-{name}"
        shared.mkdir(exist_ok=True)
        with (shared / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            log = shared / "log"
            if not log.exists():
                log.write_text(build_site(project_in(shared)).log, encoding="utf-8")
        return Site(shared / "project/site", log.read_text(encoding="utf-8"))

    return site


@pytest.fixture(scope="session")
def small_site(built_once: BuiltOnce) -> Site:
    return built_once("small", partial(project_with, "tests/small_course"))


@pytest.fixture(scope="session")
def long_site(built_once: BuiltOnce) -> Site:
    return built_once("long", long_project)


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
def long_url(long_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(long_site.folder, tmp_path_factory.mktemp("long-root"))


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
