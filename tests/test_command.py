"""The `studyguide` command as its users meet it."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from mistakes import Case, make_changes, read_cases
from pages_in_browser import opened
from sites import Site, build_site, environment, files, project_with, run
from studyguide.command.problem_lists import workflow_command
from studyguide.model.problems import Problem

COURSE = "content/course.yml"
TERMS = "content/lessons/02-steps/terms.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_with("tests/small_course", tmp_path)


def change(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_check_says_what_is_there(project: Path) -> None:
    result = run(project, "check")
    assert result.stdout == "2 weeks, 2 lessons, 3 terms, 9 questions: 0 problems\n"
    assert result.returncode == 0


def test_check_lists_every_problem_at_once(project: Path) -> None:
    change(project, COURSE, "kind: deadline", "kind: dead-line")
    change(project, TERMS, "  name:", "  nam:")
    result = run(project, "check")
    assert result.stdout.splitlines() == [
        (
            "content/course.yml:20: 'kind' must be deadline, competition or exam,"
            " not the text 'dead-line'"
        ),
        "content/lessons/02-steps/terms.yml:3: unknown key 'nam'. Did you mean 'name'?",
        "2 problems in the content.",
    ]
    assert result.returncode == 1


def test_check_lists_problems_for_other_programs(project: Path) -> None:
    assert run(project, "check", "--format", "json").stdout == "[]\n"
    change(project, COURSE, "kind: deadline", "kind: '50 %'")
    (project / "content/lessons/02-steps/lesson.nb.md").unlink()
    message = "'kind' must be deadline, competition or exam, not the text '50 %'"
    result = run(project, "check", "--format", "json")
    assert result.returncode == 1
    event, lesson = json.loads(result.stdout)
    assert event == {"path": COURSE, "line": 20, "severity": "error", "message": message}
    assert lesson["severity"] == "warning"
    above = run(project.parent, "--root", project.name, "check", "--format", "github")
    assert above.returncode == 1
    assert above.stdout.splitlines()[:2] == [
        f"::error file={project.name}/{COURSE},line=20::{message.replace('%', '%25')}",
        (
            f"::warning file={project.name}/content/lessons/02-steps/lesson.nb.md,line=1::"
            "the lesson is not translated. Write this file"
        ),
    ]


def test_a_command_of_a_workflow_is_one_line_whatever_is_in_it() -> None:
    problem = Problem("content/a,b:c%.yml", 2, "one\ntwo\r % three", "warning")
    assert workflow_command(problem, Path()) == (
        "::warning file=content/a%2Cb%3Ac%25.yml,line=2::one<U+000A>two<U+000D> %25 three"
    )


def test_processes_that_are_spawned_and_a_terminal_of_windows_build_the_same(
    small_site: Site, project: Path, tmp_path: Path
) -> None:
    script = tmp_path / "spawning.py"
    script.write_text(
        "import multiprocessing, sys\n"
        "from studyguide.command.main import main\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.set_start_method('spawn')\n"
        "    sys.exit(main(['build']))\n",
        encoding="utf-8",
    )
    result = subprocess.run(
        [sys.executable, str(script)],
        cwd=project,
        env=environment(project) | {"PYTHONIOENCODING": "cp1252"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    said = result.stdout.decode("cp1252")
    assert result.returncode == 0, said
    assert said.endswith(" s ? site/\n")
    assert files(project / "site") == files(small_site.folder)


AGREED = [
    *(next(members) for _, members in groupby(read_cases(), key=lambda case: case["group"])),
    {"case": "a reference in docs", "changes": [{"file": "docs/about.en.md", "append": "[[x]]\n"}]},
    {"case": "settings", "changes": [{"file": "mkdocs.yml", "write": "theme: {name: material\n"}]},
    {"case": "letters", "changes": [{"file": "mkdocs.yml", "bytes_hex": "2320e5"}]},
]


@pytest.mark.parametrize("case", AGREED, ids=lambda case: str(case["case"]))
def test_check_and_build_tell_the_same(project: Path, case: Case) -> None:
    make_changes(project, case)
    checked, built = run(project, "check"), run(project, "build")
    assert (checked.returncode, built.returncode) == (1, 1)
    told = _problem_lines(checked.stdout)
    assert told
    assert told <= _problem_lines(built.stdout)


def _problem_lines(said: str) -> set[str]:
    place = re.compile(r"(?:content/|docs/|mkdocs\.yml)[^ ]*:\d+: .*")
    return set(place.findall(said))


def test_a_draft_may_lack_translations_but_not_be_wrong(project: Path) -> None:
    (project / "content/lessons/02-steps/lesson.nb.md").unlink()
    assert run(project, "check").returncode == 1
    result = run(project, "check", "--draft")
    assert result.returncode == 0
    assert "lesson.nb.md:1: the lesson is not translated" in result.stdout
    change(project, TERMS, "  name:", "  nam:")
    assert run(project, "check", "--draft").returncode == 1


def test_the_report_tells_what_the_glossary_lacks(project: Path) -> None:
    lesson = "content/lessons/02-steps/lesson.en.md"
    change(project, lesson, "The [[step size]]", "*Momentum* and the GPU. Gradients: [[step size]]")
    change(project, TERMS, "  related:", "  link: false\n  related:")
    lines = run(project, "check", "--report").stdout.splitlines()
    assert "Never used (en: no lesson, page or other term): 0" in lines
    assert "  GPU (1, content/lessons/02-steps/lesson.en.md:8)" in lines
    assert "  Momentum (1, content/lessons/02-steps/lesson.en.md:8)" in lines
    assert "  gradients → gradient (1)" in lines
    change(project, COURSE, "languages:", "not_terms: {en: [GPU, momentum]}\nlanguages:")
    lines = run(project, "check", "--report").stdout.splitlines()
    assert "Not defined, but looks like a term (en): 0" in lines


def test_the_report_names_terms_that_nothing_uses_or_asks(project: Path) -> None:
    terms = project / TERMS
    lone = "- id: lone\n  name: lone\n  definition: {en: Alone., nb: Alene.}\n"
    terms.write_text(terms.read_text(encoding="utf-8") + lone, encoding="utf-8")
    report = run(project, "check", "--report").stdout
    assert re.findall(r"(Never \w+ \(\w+)[^\n]*: 1\n  lone\n", report) == [
        "Never asked (no",
        "Never used (en",
        "Never used (nb",
    ]


def test_build_ends_with_a_summary(project: Path) -> None:
    last = build_site(project).log.splitlines()[-1]
    assert re.fullmatch(
        r"Site      46 pages, 2 languages; 3 terms and 9 questions in each; 0 problems;"
        r" \d+\.\d s → site/",
        last,
    )


@pytest.mark.parametrize(
    ("module", "arguments"),
    [("studyguide", ["build"]), ("mkdocs", ["build"]), ("mkdocs", ["build", "--strict"])],
)
def test_a_mistake_keeps_the_last_good_site(
    small_site: Site, project: Path, module: str, arguments: list[str]
) -> None:
    before = _as_built(project, small_site)
    change(project, TERMS, "[[gradient]]", "[[gradiant]]")
    result = run(project, *arguments, module=module)
    assert result.returncode == 1
    told = "content/lessons/02-steps/terms.yml:6: unknown term 'gradiant'. Did you mean 'gradient'?"
    assert told in result.stdout
    assert "Traceback" not in result.stdout
    assert files(project / "site") == before


def _as_built(project: Path, site: Site) -> dict[str, bytes]:
    """Give a project the site of an earlier build, and return its files."""
    shutil.copytree(site.folder, project / "site")
    return files(project / "site")


def test_a_failing_engine_keeps_the_last_good_site(small_site: Site, project: Path) -> None:
    before = _as_built(project, small_site)
    change(project, "mkdocs.yml", "{name: material}", "{name: nowhere}")
    result = run(project, "build")
    assert result.returncode == 1
    assert "Nothing was built: site/ is as it was." in result.stdout
    assert "Traceback" not in result.stdout
    assert files(project / "site") == before


def test_elsewhere_the_command_says_where_it_belongs(tmp_path: Path) -> None:
    result = run(tmp_path, "build")
    assert result.returncode == 2
    assert "no mkdocs.yml here. Run this in the project's folder." in result.stdout


def test_export_writes_what_was_rendered(project: Path, tmp_path: Path) -> None:
    result = run(project, "export", str(tmp_path / "out"))
    assert result.returncode == 0
    goldens = files(Path(__file__).parent / "goldens")
    written = files(tmp_path / "out")
    packages = {name for name in written if name.endswith(".apkg")}
    assert "nb/decks/course.apkg" in packages
    assert {name: written[name] for name in written.keys() - packages} == goldens


class Served:
    """A running `studyguide serve`, read line by line."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "studyguide", "serve", "--port", str(self.port)],
            cwd=project,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def until(self, pattern: str) -> str:
        """Read what the command says up to a line that matches, for a minute at most."""
        assert self.process.stdout is not None
        lines = []
        deadline = threading.Timer(60, self.process.kill)
        deadline.start()
        for line in self.process.stdout:
            lines.append(line)
            if re.search(pattern, line):
                deadline.cancel()
                return "".join(lines)
        raise AssertionError(f"never said {pattern}: {''.join(lines)}")

    def get(self, address: str) -> str:
        with urlopen(self.url + address, timeout=20) as answer:
            return str(answer.read().decode())

    def news(self) -> dict[str, object]:
        """Return the first event that an open page gets."""
        with urlopen(self.url + "-/events", timeout=20) as answer:
            found: dict[str, object] = json.loads(answer.readline().removeprefix(b"data: "))
            return found


@pytest.fixture
def served(project: Path) -> Iterator[Served]:
    # what runs in the background of a shell ignores Ctrl+C, and so would all that it starts
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    server = Served(project)
    signal.signal(signal.SIGINT, before)
    server.until("Built")
    yield server
    server.process.terminate()
    server.process.communicate(timeout=20)


def test_serve_shows_both_languages_and_follows_edits(project: Path, served: Served) -> None:
    assert '<html lang="en"' in served.get("")
    assert '<html lang="nb"' in served.get("nb/glossary/gradient/")
    assert ".pdf" not in served.get("weeks/1/"), "no save waits for booklets"
    change(project, TERMS, "is the factor before", "is the number before")
    served.until("Built")
    assert "is the number before" in served.get("glossary/step-size/")
    assert served.news()["version"] == 2


def test_serve_shows_mistakes_keeps_the_page_and_heals(project: Path, served: Served) -> None:
    change(project, COURSE, "kind: deadline", "kind: party")
    told = served.until("problem in the content")
    message = "content/course.yml:20: 'kind' must be deadline, competition or exam,"
    assert message in told
    assert "Small course" in served.get("")
    problems = served.news()["problems"]
    assert isinstance(problems, list)
    assert message in problems[0]
    change(project, COURSE, "kind: party", "kind: exam")
    served.until("Built")
    assert served.news()["problems"] == []
    assert "Exam" in served.get("weeks/1/")


def test_an_open_page_shows_mistakes_and_follows_edits(
    browser: Browser, project: Path, served: Served
) -> None:
    with opened(browser, f"{served.url}glossary/step-size/") as page:
        change(project, COURSE, "kind: deadline", "kind: party")
        expect(page.locator("#preview-problems")).to_contain_text("'kind' must be deadline")
        with page.expect_response("**/-/events"):  # the page is there again, and listens
            change(project, COURSE, "kind: party", "kind: exam")
        expect(page.locator("#preview-problems")).to_have_count(0)
        change(project, TERMS, "is the factor before", "is the number before")
        expect(page.locator("article")).to_contain_text("is the number before")


def test_serve_finds_in_the_background_what_a_save_makes_wrong_elsewhere(
    project: Path, served: Served
) -> None:
    change(
        project, "content/lessons/01-walking-downhill/terms.yml", "id: gradient\n", "id: slope\n"
    )
    told = served.until("problems? in the content")
    assert "unknown term 'gradient'" in told
    assert served.news()["problems"]


def test_serve_starts_anew_with_other_settings(project: Path, served: Served) -> None:
    before = served.news()["version"]
    assert '"slate"' in served.get("")
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace(
            "theme: {", "theme: {palette: {scheme: default}, "
        )
    )
    served.until("Serving")
    served.until("Built")
    assert '"slate"' not in served.get("")
    assert served.news()["version"] != before


def test_serve_ends_quietly_at_ctrl_c(served: Served) -> None:
    served.process.send_signal(signal.SIGINT)
    said, _ = served.process.communicate(timeout=20)
    assert said == ""
    assert served.process.returncode == 0


def test_serve_says_when_its_port_is_taken(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run(project, "serve", "--port", str(port))
    assert result.returncode == 2
    assert result.stdout == f"port {port}: Address already in use. Try --port {port + 1}\n"


def test_properdocs_builds_the_same_site(small_site: Site, tmp_path: Path) -> None:
    site = build_site(project_with("tests/small_course", tmp_path), "--engine", "properdocs")
    here, there = files(site.folder), files(small_site.folder)
    assert set(here) == set(there)
    for name in here:
        if name.endswith("index.html"):
            assert _article(here[name]) == _article(there[name]), name


def _article(page: bytes) -> bytes:
    """Return the content of a page, with the cards that are articles inside it."""
    return page.partition(b"<article")[2].rpartition(b"</article>")[0]


def test_a_terminal_shows_how_far_the_booklets_are(small_site: Site, project: Path) -> None:
    assert "booklets" not in small_site.log
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    command = [sys.executable, "-m", "studyguide", "build"]
    process = subprocess.Popen(
        command, cwd=project, env=environment(), stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    shown = "".join(all_of(ours))
    assert process.wait() == 0
    assert re.search(r"English.* \d/\d ", shown)
    assert re.search(r"Norsk.* \d/\d ", shown)


def all_of(terminal: int) -> Iterator[str]:
    """Yield what is written to a terminal until nobody has it open any more."""
    while True:
        try:
            text = os.read(terminal, 1024)
        except OSError:  # how Linux tells the end
            return
        if not text:
            return
        yield text.decode(errors="replace")
