"""Which terms the readers of every course find by a name, and by a slip of the keyboard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from pages_in_browser import opened
from sites import Site


def every_term_has_its_card_with_its_formulas_and_no_link(site: Site) -> None:
    for prefix in ("", "nb/"):
        folder = site.folder / prefix
        cards: dict[str, dict[str, str]] = {}
        for file in sorted((folder / "previews").glob("*.json")):
            cards |= json.loads(file.read_text(encoding="utf-8"))
        terms = json.loads((folder / "glossary.json").read_text(encoding="utf-8"))["terms"]
        assert set(cards) == {term["id"] for term in terms}
        assert not any("<a " in card["text"] or "[[" in card["text"] for card in cards.values())
        assert max(map(_size, (folder / "previews").iterdir())) < 60_000


def _size(file: Path) -> int:
    return file.stat().st_size


def jump(page: Page, typed: str) -> Locator:
    """Open the jump by its keys, type, and return the lines that it shows."""
    page.keyboard.press("Control+K")
    page.get_by_role("combobox").fill(typed)
    return page.get_by_role("option")


NAMES_AND_TYPOS = """async (root) => {
  const { find, readIndex } = await import(root + "assets/studyguide/term-match.js");
  const index = readIndex(await (await fetch(root + "terms.json")).json());
  const letters = "abcdefghijklmnopqrstuvwxyzæøå";
  const result = { names: 0, notFirst: [], typos: 0, notFound: [], slowest: 0 };
  const ask = (query) => {
    const before = performance.now();
    const found = find(index, query).map((match) => match.term.id);
    result.slowest = Math.max(result.slowest, performance.now() - before);
    return found;
  };
  for (const term of index.terms) for (const { text } of term.names) {
    result.names += 1;
    if (ask(text)[0] !== term.id) result.notFirst.push(text);
    const round = result.names % 2;
    if (text.length >= 6 && result.names % 3 === 0) {
      const at = (result.names * 5 + round * 7) % (text.length - 1);
      const letter = letters[(result.names + round * 11) % letters.length];
      const [head, tail] = [text.slice(0, at), text.slice(at + 1)];
      const typo = [head + tail, head + letter + tail, head + letter + text[at] + tail,
                    head + tail[0] + text[at] + tail.slice(1)][(result.names + round * 2) % 4];
      result.typos += 1;
      if (!ask(typo).slice(0, 3).includes(term.id)) result.notFound.push(`${typo} (${text})`);
    }
  }
  return result;
}"""


def names_and_typos(browser: Browser, url: str) -> dict[str, Any]:
    """Return what the jump of a site finds by each name, and by a slip in every third."""
    with opened(browser, url) as page:
        result: dict[str, Any] = page.evaluate(NAMES_AND_TYPOS, url)
    return result


FULL_TEXT = """async ([root, names]) => {
  const { search } = JSON.parse(document.querySelector("#__config").textContent);
  const worker = new Worker(new URL(search, location.href));
  const index = await (await fetch(root + "search/search_index.json")).json();
  const ask = (type, data) => new Promise((resolve) => {
    worker.onmessage = (event) => resolve(event.data.data);
    worker.postMessage({ type, data });
  });
  await ask(0, { ...index, options: { suggest: false } });
  const wrong = [];
  for (const [id, name] of names) {
    const { items } = await ask(2, name);
    const first = items[0]?.[0]?.location ?? "nothing";
    if (first !== `glossary/${id}/`) wrong.push(`${name}: ${first}`);
  }
  worker.terminate();
  return wrong;
}"""


def names_that_are_not_first(browser: Browser, url: str, folder: Path) -> list[str]:
    """Return what the full-text search of a site has before the term of that very name."""
    names = [(term["id"], term["name"]) for term in terms(folder)]
    with opened(browser, url) as page:
        wrong: list[str] = page.evaluate(FULL_TEXT, [url, names])
    return wrong


def terms(folder: Path) -> list[dict[str, Any]]:
    """Return what a site tells machines of its terms."""
    found: list[dict[str, Any]] = json.loads((folder / "glossary.json").read_text("utf-8"))["terms"]
    return found
