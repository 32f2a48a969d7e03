"""Pages in a real browser: opened, watched for faults, and judged by axe."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Locator, Page, ViewportSize

ROOT = Path(__file__).parents[1]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}
CONTROLS = ":is(a, button, input, label, summary)"
LISTED = {"quiz.view": "list"}
"""The settings of who wants all questions on one page."""
KEY = "studyguide:small-course"
"""Under which the browser keeps what the reader has done."""


_TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) => console.error(
    `policy: ${event.effectiveDirective} refuses ${event.blockedURI} in ${event.sourceFile}`))"""


@contextmanager
def opened(browser: Browser, url: str, **options: object) -> Iterator[Page]:
    """Open a page that may ask its own site only, and whose scripts and policy may not fail.

    No service worker is let in: what is behind it is tested in `test_offline.py`.
    """
    options = {"service_workers": "block", **options}
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.add_init_script(_TELL_VIOLATIONS)
    page = context.new_page()
    faults: list[str] = []
    origin = "/".join(url.split("/")[:3])
    own = (origin, f"blob:{origin}")
    page.on("request", lambda one: None if one.url.startswith(own) else faults.append(one.url))
    page.on("pageerror", lambda error: faults.append(str(error)) if _is_ours(error) else None)
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.goto(url)
    yield page
    context.close()
    assert faults == [], faults


def _is_ours(error: Error) -> bool:
    """Return whether an error is not that of RxJS in the theme when a test moves the clock."""
    return error.message != "executing a cancelled action"


@contextmanager
def listed(browser: Browser, url: str, **options: object) -> Iterator[Page]:
    """Open a self-check or an exam that shows all questions, as a reader may choose."""
    with opened(browser, url, **options) as page:
        keep(page, {"settings": LISTED})
        page.reload()
        yield page


_JUDGED_AT_REST = """async ([within, options]) => {
    const still = new CSSStyleSheet();
    still.replaceSync("*, ::before, ::after { transition: none !important }");
    const before = document.adoptedStyleSheets;
    document.adoptedStyleSheets = [...before, still];
    try { return await axe.run(within, options); } finally { document.adoptedStyleSheets = before; }
}"""
"""Ends what moves and lets nothing begin meanwhile: colours on their way are no colours of ours."""


def axe_violations(page: Page, within: str = "html") -> list[tuple[str, Any, str]]:
    """Return what axe finds: the rule, the element and what is wrong with it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = page.evaluate(_JUDGED_AT_REST, [within, options])
    return [
        (fault["id"], node["target"], node["failureSummary"])
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


_DATABASE = """const opened = (name) => new Promise((resolve, reject) => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("record");
    request.result.createObjectStore("aside", { autoIncrement: true });
  };
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const run = async (name, act) => {
  const database = await opened(name);
  const transaction = database.transaction(["record", "aside"], "readwrite");
  const request = act(transaction.objectStore("record"), transaction.objectStore("aside"));
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
  return request.result;
};"""
"""The browser's database, reached without the code that is tested."""


def record(page: Page, key: str = KEY) -> Any:
    """Return what the browser's database holds of a course, as it is."""
    act = '(record) => record.get("state")'
    return page.evaluate(f"async (name) => {{ {_DATABASE} return run(name, {act}); }}", key)


def put_record(page: Page, value: object, key: str = KEY) -> None:
    """Put anything in the place of what the browser's database holds of a course."""
    act = '(record) => record.put(value, "state")'
    script = f"async ([name, value]) => {{ {_DATABASE} await run(name, {act}); }}"
    page.evaluate(script, [key, value])


def put_aside(page: Page, key: str = KEY) -> list[Any]:
    """Return what could not be read."""
    act = "(_, aside) => aside.getAll()"
    script = f"async (name) => {{ {_DATABASE} return run(name, {act}); }}"
    found: list[Any] = page.evaluate(script, key)
    return found


def stored(page: Page, key: str = KEY) -> dict[str, Any]:
    """Return what the browser keeps of the reader, as soon as all of it is where it stays."""
    waiting = "(start) => Object.keys(localStorage).some((key) => key.startsWith(start))"
    page.wait_for_function(f"(start) => !({waiting})(start)", arg=f"{key}:patch:")
    kept = record(page, key)
    state: dict[str, Any] = json.loads(kept["text"])["state"] if kept else {}
    return state


def state_text(state: dict[str, Any], version: int = 1) -> str:
    """Return a state as the text that is kept, and as a file."""
    return json.dumps({"program": "studyguide", "version": version, "state": state})


def take_over(page: Page, file: Path, state: dict[str, Any]) -> None:
    """Let the page of the reader's data take over a file with a state."""
    file.write_text(state_text(state))
    page.locator("#your-data-file").set_input_files(file)


def keep(page: Page, state: dict[str, Any]) -> None:
    """Put into the browser what a reader may have done; open pages do not hear of it."""
    course = page.locator('meta[name="studyguide-course"]').get_attribute("content")
    kept = {"text": state_text(state), "applied": [], "former": {}}
    put_record(page, kept, f"studyguide:{course}")


_COVERED = """async (controls) => {
    const isCovered = (control) => {
        const asSeen = { opacityProperty: true, visibilityProperty: true };
        if (!control.checkVisibility(asSeen)) return false;
        const { left, top, width, height } = control.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        if (width < 2 || x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
        const hit = document.elementFromPoint(x, y);
        // the sign in the search field lets the tap through to the field
        return !control.contains(hit) && !hit?.closest("form")?.contains(control);
    };
    const limit = performance.now() + 3000;
    while (controls.some(isCovered) && performance.now() < limit) {
        await new Promise(requestAnimationFrame);
    }
    return controls.filter(isCovered).map((control) => control.outerHTML);
}"""


def covered(controls: Locator) -> list[str]:
    """Return the controls in the window that something else lies over, seen or not.

    The page has three seconds to come to rest: the theme sets the heights of its menus a moment
    after the window has got another size.
    """
    found: list[str] = controls.evaluate_all(_COVERED)
    return found


@contextmanager
def finger_drawn(page: Page, start: tuple[float, float], by: tuple[float, float]) -> Iterator[None]:
    """Draw a finger from a place of the window, and lift it where the block ends.

    The finger rests before it is lifted: after a throw the browser takes no tap for a while.
    """
    devtools = page.context.new_cdp_session(page)
    began = time.time() - 2

    def touch(kind: str, after: float, *shares: float) -> None:
        points = [{"x": start[0] + by[0] * at, "y": start[1] + by[1] * at} for at in shares]
        event = {"type": kind, "touchPoints": points, "timestamp": began + after}
        devtools.send("Input.dispatchTouchEvent", event)

    touch("touchStart", 0, 0)
    for step in range(1, 9):
        touch("touchMove", step / 20, step / 8)
    touch("touchMove", 1, 1)
    yield
    touch("touchEnd", 2)
