"""`studyguide check --links`: what other sites answer, and what is told of it."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sites import project_with
from studyguide.command.check import Further, check
from studyguide.command.link_answers import ANSWERS, answers_for

STATUSES = {"/there": 200, "/gone": 404, "/removed": 410, "/busy": 503, "/refused": 403}


class Site(ThreadingHTTPServer):
    """Another site, which counts what it was asked for."""

    asked: Counter[tuple[str, str]]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answering(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked[self.command, self.path] += 1
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/there")
        elif self.path == "/whole-pages-only":
            self.send_response(405 if self.command == "HEAD" else 200)
        else:
            self.send_response(STATUSES[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815, the name that the library looks for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site(("127.0.0.1", 0), Answering)
    server.asked = Counter()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_what_is_gone_is_told_apart_from_what_does_not_answer(site: Site, tmp_path: Path) -> None:
    paths = (*STATUSES, "/moved", "/whole-pages-only")
    answers = answers_for([site.url + path for path in paths], tmp_path / "links.json")
    told = {
        address.removeprefix(site.url): (answer.gone, answer.reason)
        for address, answer in answers.items()
    }
    assert told == {
        "/gone": (True, "404 Not Found"),
        "/removed": (True, "410 Gone"),
        "/busy": (False, "503 Service Unavailable"),
        "/refused": (False, "403 Forbidden"),
    }


def test_no_site_is_asked_again_for_what_was_there_this_week(site: Site, tmp_path: Path) -> None:
    kept = tmp_path / "some/links.json"
    addresses = [f"{site.url}/there", f"{site.url}/there#part", f"{site.url}/gone"]
    answers_for(addresses, kept)
    answers_for(addresses, kept)
    assert site.asked == {("HEAD", "/there"): 1, ("HEAD", "/gone"): 2, ("GET", "/gone"): 2}
    kept.write_text(json.dumps({addresses[0]: 0}), encoding="utf-8")
    answers_for(addresses[:1], kept)
    assert site.asked["HEAD", "/there"] == 2
    kept.write_text("[", encoding="utf-8")
    assert answers_for(addresses[:1], kept) == {}


def test_a_site_that_is_not_there_is_a_note(tmp_path: Path) -> None:
    [answer] = answers_for(["http://127.0.0.1:9/x"], tmp_path / "links.json").values()
    assert not answer.gone


def test_dead_links_have_their_lines_and_an_archived_form(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = project_with("tests/small_course", tmp_path)
    lesson = project / "content/lessons/01-walking-downhill/lesson.en.md"
    text = lesson.read_text(encoding="utf-8")
    links = f"[one]({site.url}/gone), [two]({site.url}/there), [three]({site.url}/busy)"
    lesson.write_text(f"{text}\nSee {links}.\n", encoding="utf-8")
    references = project / "content/references.bib"
    entry = f"@misc{{a, title={{A}}, year={{2000}},\n  url={{{site.url}/removed}}}}\n"
    references.write_text(entry, encoding="utf-8")
    (project / ANSWERS).parent.mkdir()
    good = dict.fromkeys(("https://doi.org/10.1214/aoms/1177729586",), 4000000000.0)
    (project / ANSWERS).write_text(json.dumps(good), encoding="utf-8")
    check(project, strict=True)
    assert site.asked == {}, "nothing is asked unless it is wanted"
    capsys.readouterr()
    assert check(project, strict=True, further=Further(links=True)) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if site.url in line]
    line = text.count("\n") + 2
    path = "content/lessons/01-walking-downhill/lesson.en.md"
    archive = "https://web.archive.org/web/"
    busy = f"'{site.url}/busy' could not be asked for (503 Service Unavailable)"
    gone = f"'{site.url}/gone' is not there (404 Not Found)"
    removed = f"'{site.url}/removed' is not there (410 Gone)"
    assert told == [
        f"{path}:{line}: {busy}. Try it in a browser",
        f"{path}:{line}: {gone}. Mend it, or link to {archive}{site.url}/gone",
        f"content/references.bib:1: {removed}. Mend it, or link to {archive}{site.url}/removed",
    ]
