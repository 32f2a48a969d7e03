"""Nothing on the pages of a course is written into them that acts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from sites import Site

POLICY = re.compile(r"<head>\s*<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">")
"""The policy, where it stands before all that it holds for."""
PLAIN = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
    " form-action 'none'"
)
RUNNING = f"{PLAIN}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:"
"""That of a page with code to run."""
TAG = re.compile(r"""<([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
ATTRIBUTE = re.compile(r"""\s([^\s"'=<>/]+)(?:=("[^"]*"|'[^']*'|[^\s"'>]+))?""")
OF_DOCS = {"about/index.html", "nb/about/index.html"}


def inline(html: str) -> Iterator[str]:
    """Yield every tag that a policy without exceptions refuses, or part of it."""
    for tag in TAG.finditer(html):
        given = {name.lower(): value.strip("\"'") for name, value in ATTRIBUTE.findall(tag[2])}
        is_data = given.get("type") == "application/json"
        if tag[1] == "style" or (tag[1] == "script" and "src" not in given and not is_data):
            yield tag[0]
        for name, value in given.items():
            is_code = re.match(r"\s*(?:javascript|data):", value, re.IGNORECASE)
            if name == "style" or re.match("on[a-z]", name) or is_code:
                yield f"{tag[1]} {name}={value[:40]}"


def texts(data: object) -> Iterator[str]:
    """Yield every text in what a JSON file holds."""
    match data:
        case str():
            yield data
        case dict() | list():
            for part in data.values() if isinstance(data, dict) else data:
                yield from texts(part)


def nothing_is_written_into_a_page_that_acts(site: Site) -> None:
    found = {
        path.relative_to(site.folder).as_posix(): parts
        for path in site.folder.rglob("*.html")
        if (parts := list(inline(path.read_text(encoding="utf-8"))))
    }
    assert found == {}


def nothing_that_acts_comes_into_a_page_later(site: Site) -> None:
    for path in site.folder.rglob("*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        assert [part for text in texts(data) for part in inline(text)] == [], path


def every_page_of_ours_has_the_policy_and_none_of_docs(site: Site) -> None:
    unlike: dict[str, str | None] = {}
    for path in site.folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        match = POLICY.search(text)
        wanted = RUNNING if '<div class="program"' in text else PLAIN
        if match is None or match[1] != wanted:
            unlike[path.relative_to(site.folder).as_posix()] = match and match[1]
    search = PLAIN.replace("form-action 'none'", "form-action 'self'")
    assert unlike == dict.fromkeys(OF_DOCS) | {"404.html": search, "nb/404.html": search}
