"""The search engine behind the theme's search box, and its index."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from html import escape
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from urllib.parse import quote

from studyguide.linking.uris import address_of
from studyguide.pages.page import Page

SEARCH_ENGINES = ("theme", "pagefind")
_ARTICLE = "article.md-content__inner"


def engine_fault(engine: str) -> str:
    """Return the fault of the setting `extra.search_engine`, empty if it is valid."""
    if engine not in SEARCH_ENGINES:
        return f"mkdocs.yml: 'search_engine: {engine}' is unknown. Write theme or pagefind"
    if engine == "pagefind" and find_spec("pagefind") is None:
        return (
            "mkdocs.yml: 'search_engine: pagefind' needs Pagefind. Run: pip install"
            " 'studyguide[pagefind]'; or write 'search_engine: theme'"
        )
    return ""


def worker(engine: str, theme_worker: str) -> str:
    """Return the address of our worker, which replaces `theme_worker`."""
    own_worker = "assets/studyguide/search-worker.js"
    return (
        f"{own_worker}?worker={quote(theme_worker, safe='/.')}" if engine == "theme" else own_worker
    )


def names_for_pagefind(names: tuple[str, ...]) -> str:
    """Return HTML with the names by which readers look for a page."""
    joined = escape("|".join(names))
    return f'<span hidden data-pagefind-meta="name[data-names]" data-names="{joined}"></span>'


def write_index(engine: str, site: Path, pages: Iterable[Page]) -> str:
    """Write the index into a built site; return an error message, or an empty string.

    The theme loads `search_index.json` with every page, so that one has no texts.
    """
    file = site / "search" / "search_index.json"
    if not file.is_file():
        return ""
    index = json.loads(file.read_text(encoding="utf-8"))
    if engine == "theme":
        page_entries = (entry for page in pages for entry in entries(page))
        _write(file.with_name("full_index.json"), index, chain(page_entries, index["docs"]))
    _write(file, index, ())
    return _pagefind(site) if engine == "pagefind" else ""


def add_to_index(site: Path, prefix: str, pages: Iterable[Page]) -> None:
    """Add the pages of a guide to the index of the site around it, if it has one."""
    file = site / "search" / "search_index.json"
    if not file.is_file():
        return
    index = json.loads(file.read_text(encoding="utf-8"))
    ours = (entry for page in pages for entry in entries(page, prefix))
    _write(file, index, chain(index["docs"], ours))


def entries(page: Page, prefix: str = "") -> Iterator[dict[str, object]]:
    """Yield a page's entries in the theme's index, one for each section."""
    address = prefix + address_of(page.uri)
    boost = {} if page.boost == 1 else {"boost": page.boost}
    for section in page.search:
        location = f"{address}#{section.anchor}" if section.anchor else address
        title, text = _with_quotes(section.title), _with_quotes(section.text)
        yield {"location": location, "title": title, "text": text, **boost}


def _with_quotes(html: str) -> str:
    """Return text with unescaped quotation marks: the theme splits words there."""
    return str(html).replace("&#34;", '"').replace("&#39;", "'")


def _write(file: Path, index: dict[str, object], docs: Iterable[object]) -> None:
    """Write an index entry by entry, since all at once need much memory."""
    start, end = _json(index | {"docs": []}).rsplit("[]", 1)
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f"{start}[")
        for at, entry in enumerate(docs):
            out.write(f",{_json(entry)}" if at else _json(entry))
        out.write(f"]{end}")


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _pagefind(site: Path) -> str:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    command += ["--root-selector", _ARTICLE, "--exclude-selectors", ".headerlink"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"Pagefind failed: {done.stderr.strip() or done.stdout.strip()}"
    for unused in (site / "pagefind").glob("pagefind-*ui*"):  # 400 kB that no page loads
        unused.unlink()
    return ""
