"""Previews of terms, shown when a link to one is pointed at: files of some dozen terms each.

A page knows the number of files, and finds a term's file by the hash of its id: no list of terms
is loaded before the first preview. The hash is FNV-1a, 32 bits
(http://www.isthe.com/chongo/tech/comp/fnv/): three lines here and in `text-hash.js`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import ceil

from studyguide.model.digest import text_hash
from studyguide.model.guide import Guide, Term
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site

_TERMS_PER_FILE = 40


def file_count(guide: Guide) -> int:
    """Return the number of files for the previews of a guide."""
    return max(1, ceil(len(guide.terms) / _TERMS_PER_FILE))


def file_of(key: str, count: int) -> int:
    """Return the number of the file, below `count`, that has what is known by a key."""
    return text_hash(key) % count


def preview_files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the uri and the JSON of each file of previews."""
    count = file_count(site.guide)
    files: list[dict[str, dict[str, object]]] = [{} for _ in range(count)]
    for term in sorted(site.guide.terms.values(), key=lambda term: term.id):
        files[file_of(term.id, count)][term.id] = _preview(site, term)
    for number, previews in enumerate(files):
        yield (
            f"previews/{number}.json",
            json.dumps(previews, ensure_ascii=False, separators=(",", ":")),
        )


def _preview(site: Site, term: Term) -> dict[str, object]:
    """Return a preview: `name` and `text` are HTML, `others` names with their languages."""
    page = PageView(site, "", site.guide.lesson_of_term[term.id])
    name = site.name(term)
    text, language = page.unlinked_summary(term.definition)
    others = [(code, term.name.get(code)) for code in site.languages[1:]]
    week = site.guide.lesson_of_term[term.id].week
    preview: dict[str, object] = {
        "name": page.heading_name(term),
        "others": [
            [code, name_there] for code, name_there in others if name_there and name_there != name
        ],
        "text": page.marked_inline(page.html(text), language),
        "week": site.week_words("week", week) if week else "",
    }
    if term.short:
        preview["short"] = page.words(term.short)
    return preview
