"""Edit → served: from the save of a text to the first answer that has it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.projects import environment

_PATIENCE = 120.0
_HAS_WORDS = "words => document.querySelector('article')?.textContent.includes(words)"


def latencies(
    command: Sequence[str], folder: Path, file: Path, words: str, times: int
) -> list[float]:
    """Return the seconds from each save of a file to the page that has it.

    `command` starts a server, with `{port}` for its port; `words` are somewhere in `file` and on
    the page, and each time other words are put there.
    """
    text = file.read_text(encoding="utf-8")
    mount = "" if command is OURS else "study-guide/"  # MkDocs serves below the site's address
    address = "http://127.0.0.1:{port}/" + mount + _address(file, folder)
    found = []
    with _served(command, folder) as port:
        page = address.format(port=port)
        _wait(page, words)
        for at in range(times):
            time.sleep(1.5)  # the watcher of the last save has to be ready again
            new = f"{words} {at}"
            began = time.monotonic()
            file.write_text(text.replace(words, new, 1), encoding="utf-8")
            _wait(page, new)
            found.append(time.monotonic() - began)
    file.write_text(text, encoding="utf-8")
    return found


def shown(command: Sequence[str], folder: Path, file: Path, words: str, times: int) -> list[float]:
    """Return the seconds from each save of a file to the page in a browser that has changed.

    The page is open and loads itself again; its new words are in its DOM.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415, few sets need a browser

    from browser import find_browser, launch_arguments  # noqa: PLC0415

    text = file.read_text(encoding="utf-8")
    found = []
    with _served(command, folder) as port, sync_playwright() as playwright:
        address = f"http://127.0.0.1:{port}/{_address(file, folder)}"
        _wait(address, words)
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=launch_arguments()
        )
        page = browser.new_page()
        page.goto(address)
        for at in range(times):
            page.wait_for_timeout(1500)
            new = f"{words} {at}"
            began = time.monotonic()
            file.write_text(text.replace(words, new, 1), encoding="utf-8")
            page.wait_for_function(_HAS_WORDS, arg=new, polling=5)
            found.append(time.monotonic() - began)
        browser.close()
    file.write_text(text, encoding="utf-8")
    return found


def _address(file: Path, folder: Path) -> str:
    """Return where the text of a file is seen: the lesson's page, or the page of its Markdown."""
    path = file.relative_to(folder)
    if path.parts[0] == "content":
        return f"lessons/{path.parts[2].partition('-')[2]}/"
    return path.relative_to(path.parts[0] + "/docs").with_suffix("").as_posix() + "/"


@contextmanager
def _served(command: Sequence[str], folder: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    parts = [part.format(port=port) for part in command]
    with (folder / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            parts, cwd=folder, env=environment(), stdout=log, stderr=subprocess.STDOUT
        )
        try:
            yield port
        finally:
            process.terminate()
            process.wait()


def _wait(page: str, words: str) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(page, timeout=10) as answer:  # noqa: S310, our own server
                if words in answer.read().decode("utf-8"):
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{page} never showed '{words}'")


OURS = (sys.executable, "-m", "studyguide", "serve", "--port", "{port}")
PLAIN = (
    sys.executable,
    "-m",
    "mkdocs",
    "serve",
    "-q",
    "-f",
    "en/mkdocs.yml",
    "-a",
    "127.0.0.1:{port}",
)
