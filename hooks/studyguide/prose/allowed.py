"""What HTML may hold: the last look at what Markdown made of a text, and at a whole page.

`faults.py` refuses what authors may not write, with its line. Here nothing is known of Markdown:
should a text say something else to us than to Markdown, its HTML still tells.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_OF_TEXTS = frozenset((
    *("a", "blockquote", "br", "code", "dd", "details", "div", "dl", "dt", "em", "figcaption"),
    *("figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "kbd", "li", "ol", "p", "pre"),
    *("span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr"),
    "ul",
))  # fmt: skip
_ATTRIBUTES = frozenset(
    ("alt", "class", "href", "id", "open", "src", "start", "style", "tabindex", "title")
)
_NEVER = frozenset((
    *("applet", "base", "embed", "frame", "frameset", "iframe", "link", "meta", "object"),
    *("portal", "script", "template"),
))  # fmt: skip
_NEVER_SET = frozenset(("action", "formaction", "srcdoc", "srcset"))
_ADDRESSES = frozenset(("href", "src", "xlink:href", "poster", "data"))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IGNORED_IN_ADDRESSES = re.compile(r"[\x00-\x20]+")
_STYLE = re.compile(r"text-align: (?:left|center|right);")
_MATH = re.compile(r"<math[ >].*?</math>", re.DOTALL)
# a page of which nothing here is true is harmless: it is not read any further
_SUSPICIOUS = (
    *(f"<{tag}" for tag in sorted(_NEVER)),
    "script:",
    '="data:',
    *(f"{name}=" for name in _NEVER_SET),
)
_EVENT = re.compile(r"[\s/\"']on[a-z]+\s*=")


def forbidden_in_text(html: str) -> str:
    """Return what is not allowed in the HTML of an author's text, empty if all of it is."""
    return _first_forbidden(_MATH.sub("", html), strict=True)


def forbidden_in_page(html: str) -> str:
    """Return what is active in the HTML of a page, empty if nothing is."""
    lower = html.lower()
    if not any(sign in lower for sign in _SUSPICIOUS) and not _EVENT.search(lower):
        return ""
    return _first_forbidden(html, strict=False)


def _first_forbidden(html: str, *, strict: bool) -> str:
    reader = _Reader(strict=strict)
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self, *, strict: bool) -> None:
        super().__init__()
        self.found = ""
        self._strict = strict

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.found:
            return
        if tag in _NEVER or (self._strict and tag not in _OF_TEXTS):
            self.found = f"<{tag}>"
        for name, value in attrs:
            if not self._is_allowed(name, value or ""):
                self.found = self.found or f"<{tag} {name}>"

    def _is_allowed(self, name: str, value: str) -> bool:
        if name.startswith("on") or name in _NEVER_SET:
            return False
        if name in _ADDRESSES and not _leads_to_web_or_course(value):
            return False
        if not self._strict:
            return True
        return name in _ATTRIBUTES and (name != "style" or bool(_STYLE.fullmatch(value)))


def _leads_to_web_or_course(address: str) -> bool:
    found = _SCHEME.match(_IGNORED_IN_ADDRESSES.sub("", address))
    return not found or found[1].lower() in ("http", "https", "mailto")
