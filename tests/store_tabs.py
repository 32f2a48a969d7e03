"""Tabs in which the store runs without a page around it, and a browser that refuses on demand."""

from __future__ import annotations

from functools import partial

from playwright.sync_api import BrowserContext, Page, Route

from pages_in_browser import KEY

BARE = f"""<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="studyguide-course" content="{KEY.removeprefix("studyguide:")}">
<script type="module">
  import * as store from "../assets/studyguide/store.js";
  window.store = store;
  await store.opened;
  window.isReady = true;
</script>"""
EMPTY = "empty"
"""The address of a page at which nothing runs."""
PAGES = {"bare": BARE, EMPTY: "<!doctype html><title>Empty</title>"}
REFUSALS = """(() => {
  const refused = (what) => new URLSearchParams(location.hash.slice(1)).get(what);
  const full = () => new DOMException("full", "QuotaExceededError");
  const { setItem } = Storage.prototype, { localStorage } = window;
  for (const name of ["localStorage", "sessionStorage"]) {
    const storage = window[name];
    Object.defineProperty(window, name, { get() {
      if (refused("local") === "blocked") throw new DOMException("blocked", "SecurityError");
      return storage;
    } });
  }
  Storage.prototype.setItem = function (...rest) {
    const before = this.getItem(rest[0]); // what needs no more room than before fits always
    const grows = before === null || before.length < String(rest[1]).length;
    if (this === localStorage && refused("local") === "full" && grows) throw full();
    return setItem.apply(this, rest);
  };
  const { open } = IDBFactory.prototype, { transaction } = IDBDatabase.prototype;
  IDBFactory.prototype.open = function (...rest) {
    if (refused("database") === "hanging") return {};
    if (refused("database") === "blocked") throw new DOMException("blocked", "SecurityError");
    return open.apply(this, rest);
  };
  IDBDatabase.prototype.transaction = function (...rest) {
    if (refused("database") === "blocked") throw new DOMException("lost", "UnknownError");
    return transaction.apply(this, rest);
  };
  for (const name of ["put", "add"]) {
    const real = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...rest) {
      if (refused("database") === "full") throw full();
      return real.apply(this, rest);
    };
  }
})()"""
"""What a browser may refuse stands in the address: it counts at once, and after a reload."""


def open_tab(context: BrowserContext, root: str, refusals: str = "") -> Page:
    """Open the store in a tab of its own. A context has to be prepared for it once."""
    page = context.new_page()
    page.goto(f"{root}bare/#{refusals}")
    page.wait_for_function("window.isReady")
    return page


def prepare(context: BrowserContext) -> None:
    for address, page in PAGES.items():
        context.route(f"**/{address}/", partial(_shown, page))
    context.add_init_script(REFUSALS)


def _shown(page: str, route: Route) -> None:
    route.fulfill(body=page, content_type="text/html; charset=utf-8")


def refuse(page: Page, refusals: str) -> None:
    """Let the browser refuse something from now on: `local=full&database=blocked`."""
    page.evaluate("(refusals) => { location.hash = refusals; }", refusals)


def reload(page: Page) -> None:
    page.reload()
    page.wait_for_function("window.isReady")
