"""The index of the site's search, and what another site's own search is to find of a guide."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape

from studyguide.addresses.uris import address_of, term_uri
from studyguide.engine.settings import THEMES_SEARCHES
from studyguide.pages.search.entries import SearchEntry, found_terms, passages
from studyguide.pages.search.files import search_files
from studyguide.pages.search.sentences import without_formulas
from studyguide.pages.site import Site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_THEMES_FILES = ("assets/javascripts/workers/search.", "assets/javascripts/lunr/")


def search_engine_fault(engine: str) -> str:
    """Return what is to be said of a setting that earlier versions had, empty without it."""
    if not engine:
        return ""
    return (
        "mkdocs.yml: 'search_engine' chooses nothing any more: there is one search, for courses of"
        " any size. Delete the line, or run 'studyguide upgrade'"
    )


def leave_out_themes_search(config: MkDocsConfig) -> None:
    """Take the theme's search out of the settings, where MkDocs adds it by itself.

    In the settings of many courses it is written out; it would be a second index.
    """
    for name in THEMES_SEARCHES:
        if plugin := config.plugins.pop(name, None):
            for methods in config.plugins.events.values():
                others = (one for one in methods if getattr(one, "__self__", None) is not plugin)
                methods[:] = list(others)


def leave_out_themes_files(files: Files) -> None:
    """Take what only the theme's search loads out of the build: 700 kB."""
    for file in tuple(files):
        if file.src_uri.startswith(_THEMES_FILES):
            files.remove(file)


def write_index(folder: Path, site: Site, others: Sequence[SearchEntry]) -> None:
    """Write the files of the search; `others` are the passages of `docs/`."""
    for file in search_files(site, others):
        path = folder / file.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.read())


def add_to_index(folder: Path, prefix: str, site: Site) -> None:
    """Add a guide within another site to the index of that site's own search, if it has one."""
    file = folder / "search" / "search_index.json"
    if not file.is_file():
        return
    index = json.loads(file.read_text(encoding="utf-8"))
    index["docs"] += entries(site, prefix)
    text = json.dumps(index, separators=(",", ":"))
    file.write_text(text, encoding="utf-8", newline="\n")


def entries(site: Site, prefix: str = "") -> Iterator[dict[str, object]]:
    """Yield what is found of a guide as the theme's search has it; terms come first there."""
    for term in found_terms(site):
        title = escape(site.labelled_name(site.guide.terms[term.id]))
        text = f"<p>{escape(', '.join(term.names))}</p> {' '.join(term.texts)}"
        yield _entry(prefix + address_of(term_uri(term.id)), title, text) | {"boost": _BOOST}
    for passage in passages(site):
        title = escape(passage.section or passage.page)
        yield _entry(prefix + passage.address, title, passage.text)


_BOOST = 3.0
"""How strongly another site's search favours the page of a term."""


def _entry(location: str, title: str, text: str) -> dict[str, object]:
    return {"location": location, "title": _plain(title), "text": _plain(without_formulas(text))}


def _plain(html: str) -> str:
    """Return text with its quotation marks as they are: the theme divides words there."""
    return str(html).replace("&#34;", '"').replace("&#39;", "'")


def all_search_entries(found: Iterable[Iterable[SearchEntry]]) -> tuple[SearchEntry, ...]:
    """Return the passages of all pages of `docs/`."""
    return tuple(passage for page in found for passage in page)
