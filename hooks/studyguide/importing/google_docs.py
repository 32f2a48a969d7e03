"""What Google Docs writes into its HTML: lists side by side for nested ones, classes for bold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from studyguide.importing.html_elements import Element, all_of, words_in

_LEVEL = re.compile(r"\blst-kix_\w+-(\d)\b")
_RULE = re.compile(r"\.(c\d+)\s*\{([^}]*)\}")
_COMMENT = re.compile(r"#cmnt(?:_ref)?\d+")


def mend_google_docs(root: Element) -> None:
    """Make a page of Google Docs what other programs would have written; leave others alone."""
    styles = "".join(words_in(style) for style in all_of(root, "style"))
    marks = {
        name: "strong" if "font-weight:700" in rule else "em"
        for name, rule in _RULE.findall(styles)
        if "font-weight:700" in rule or "font-style:italic" in rule
    }
    if marks or any(_level(one) is not None for one in _every(root)):
        _mend(root, marks)


def _mend(element: Element, marks: dict[str, str]) -> None:
    kept: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            kept.append(child)
            continue
        _mend(child, marks)
        if child.tag == "a" and _COMMENT.fullmatch(child.attributes.get("href", "")):
            continue
        _restyle(child, marks)
        outer = next((one for one in reversed(kept) if isinstance(one, Element)), None)
        if outer is None or not _is_nested(outer, child):
            kept.append(child)
    element.children[:] = kept


def _restyle(element: Element, marks: dict[str, str]) -> None:
    """Name an element by what its class looks like, and let a link lead where it says."""
    named = (marks[name] for name in element.attributes.get("class", "").split() if name in marks)
    if element.tag == "span" and (mark := next(named, "")):
        element.tag = mark
    address = urlsplit(element.attributes.get("href", ""))
    if address.netloc == "www.google.com" and address.path == "/url":
        element.attributes["href"] = parse_qs(address.query).get("q", [""])[0]


def _is_nested(outer: Element, element: Element) -> bool:
    """Put a list into the last item of the list before it, if it is deeper; return whether."""
    level, above = _level(element), _level(outer)
    items = [one for one in outer.children if isinstance(one, Element) and one.tag == "li"]
    if level is None or above is None or level <= above or not items:
        return False
    last = next((one for one in reversed(items[-1].children) if isinstance(one, Element)), None)
    if last is None or not _is_nested(last, element):
        items[-1].children.append(element)
    return True


def _level(element: Element) -> int | None:
    match = _LEVEL.search(element.attributes.get("class", ""))
    return int(match[1]) if match and element.tag in ("ol", "ul") else None


def _every(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            yield child
            yield from _every(child)
