"""What a reader waits for: the weight of a first view, its largest paint, the first answers."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from browser import find_browser, launch_arguments

# the first entry may be a small one: a second after the page has loaded, the last is the largest
_PAINT = """() => new Promise((done) => {
  let last = 0;
  new PerformanceObserver((list) => { last = list.getEntries().at(-1).startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done(last), 1000);
})"""
_WEIGHT = """() => performance.getEntriesByType("resource")
  .concat(performance.getEntriesByType("navigation")).map((one) => one.name)"""
_LETTERS = """async (words) => {
  const input = document.querySelector(".search-input");
  const list = document.querySelector(".search-list");
  const times = [];
  for (const word of words) for (let end = 1; end <= word.length; end += 1) {
    const began = performance.now();
    const shown = new Promise((done) => new MutationObserver((_, observer) => {
      observer.disconnect();
      list.getBoundingClientRect(); // laid out
      done(performance.now() - began);
    }).observe(list, { childList: true }));
    input.value = word.slice(0, end);
    input.dispatchEvent(new InputEvent("input"));
    const nothing = new Promise((done) => setTimeout(done, 1000)); // as before
    const time = await Promise.race([shown, nothing]);
    if (time) times.push(time);
    await new Promise((done) => setTimeout(done)); // parts that were still on their way
  }
  return times;
}"""
_SLOWER = 4
_COMPRESSED = (".html", ".js", ".css", ".json", ".svg")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of a page that was closed before it had everything."""


def browser_figures(site: Path, plain: Path, times: int) -> dict[str, Any]:
    """Return kilobytes (gzip) and milliseconds of our pages and of the theme's bare page."""
    own, other = _served(site), _served(plain)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=launch_arguments()
        )
        term = sorted(path.name for path in (site / "glossary").iterdir() if path.is_dir())[0]
        pages = ("", "glossary/", f"glossary/{term}/", "weeks/1/", "quiz/week-1/")
        paints = [
            (_paint(browser, f"{own}glossary/{term}/"), _paint(browser, f"{other}glossary/{term}/"))
            for _ in range(times)
        ]
        found = {
            "weight": {page: _weight(browser, own + page, site) for page in pages},
            "paint": median(one for one, _ in paints),
            "paint_ratio": median(one / bare for one, bare in paints),
            "index": len(gzip.compress((site / "terms.json").read_bytes())) / 1000,
            "jump": median(_jump(browser, own, term) for _ in range(times)),
        }
        browser.close()
    return found


def _served(folder: Path) -> str:
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


def _paint(browser: Browser, address: str) -> float:
    page = browser.new_context().new_page()
    page.goto(address, wait_until="load")
    found: float = page.evaluate(_PAINT)
    page.context.close()
    return found


def _weight(browser: Browser, address: str, site: Path) -> float:
    """Return the kB of all that a first view loads, as a server that compresses would send it."""
    page = browser.new_context().new_page()
    page.goto(address, wait_until="networkidle")
    names = {name.split("#")[0].split("?")[0] for name in page.evaluate(_WEIGHT)}
    page.context.close()
    root = "/".join(address.split("/")[:3]) + "/"
    return sum(_size(site / name.removeprefix(root)) for name in names if name.startswith(root))


def _size(path: Path) -> float:
    file = path / "index.html" if path.is_dir() else path
    data = file.read_bytes()
    return len(gzip.compress(data) if file.suffix in _COMPRESSED else data) / 1000


def _jump(browser: Browser, address: str, term: str) -> float:
    """Return the milliseconds from the last key of a name to the first term that is found."""
    page = browser.new_context().new_page()
    page.goto(address, wait_until="networkidle")
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open] input")
    page.wait_for_timeout(500)
    page.keyboard.type(term.replace("-", " ")[:-1])
    began = time.perf_counter()
    page.keyboard.type(term[-1])
    page.wait_for_selector("dialog[open] [role=option]")
    found = (time.perf_counter() - began) * 1000
    page.context.close()
    return found


def search_figures(site: Path, words: Sequence[str], times: int) -> dict[str, float]:
    """Return what the search needs in a browser four times as slow as this machine's.

    `first` is the time from opening it, with nothing in the cache, to the first result of a word,
    `letter` and `slowest` from a further letter to its results; `kB` is what it has loaded then.
    """
    address = _served(site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=launch_arguments()
        )
        rounds = [_searched(browser, address, words, site) for _ in range(times)]
        browser.close()
    first, letters, loaded = zip(*rounds, strict=True)
    each = [time for one in letters for time in one]
    return {
        "first": median(first),
        "letter": median(each),
        "slowest": sorted(each)[int(len(each) * 0.99)],
        "kB": median(loaded),
    }


def _searched(
    browser: Browser, address: str, words: Sequence[str], site: Path
) -> tuple[float, list[float], float]:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{address}about/", wait_until="networkidle")
    slowly = page.context.new_cdp_session(page)
    slowly.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(request.url.split("?")[0]))
    began = time.perf_counter()
    page.keyboard.press("Control+k")
    page.keyboard.insert_text(words[0])
    page.wait_for_selector("dialog[open] [role=option]")
    first = (time.perf_counter() - began) * 1000
    page.wait_for_load_state("networkidle")
    letters: list[float] = page.evaluate(_LETTERS, words)
    page.wait_for_load_state("networkidle")
    page.context.close()
    own = (name for name in loaded if name.startswith(address))
    return first, letters, sum(_size(site / name.removeprefix(address)) for name in own)
