"""Which terms the readers of every course find by a name, and by a slip of the keyboard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

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


NAMES_AND_TYPOS = """async (root) => {
  const { find } = await import(root + "assets/studyguide/term-match.js");
  const { readIndex } = await import(root + "assets/studyguide/term-names.js");
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
    """Return what the search of a site finds by each name, and by a slip in every third."""
    with opened(browser, url) as page:
        result: dict[str, Any] = page.evaluate(NAMES_AND_TYPOS, url)
    return result


ASKED = """async ([root, searches]) => {
  const load = (name) => import(`${root}assets/studyguide/${name}.js`);
  const [{ hits, nearestHits }, { searchData }, { termIndex }] =
    await Promise.all(["search-hits", "search-data", "term-index"].map(load));
  const [data, names] = await Promise.all([searchData(), termIndex()]);
  await data.find([]);
  const wrong = [];
  for (const [typed, wanted] of searches) {
    let found = hits(names, typed, data).terms;
    if (!found.length) found = nearestHits(names, typed);
    const first = found.slice(0, 3).map(({ term }) => term.id);
    const isRight = first.some((id) => [wanted].flat().includes(id));
    if (!isRight) wrong.push(`${typed}: ${first.join(", ")}`);
  }
  return wrong;
}"""


def not_among_the_first_three(browser: Browser, url: str, searches: dict[str, object]) -> list[str]:
    """Return the searches on a site that have none of their terms among the first three hits."""
    with opened(browser, url) as page:
        wrong: list[str] = page.evaluate(ASKED, [url, [*searches.items()]])
    return wrong
