"""Pages of a built site as they can be opened from a disk, and served from any folder.

A browser reads no module and no JSON from a disk. What a page does with them is therefore begun by
`when-served.js`, only where the page comes from a server. From a disk, it looks as in a browser
without scripts, in which every page can be read in full.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import unquote, urlsplit, urlunsplit

from studyguide.languages.wording import Wording
from studyguide.pages.packages.start_tags import Attributes, with_start_tags

STYLES = "assets/studyguide/study-guide.css"
"""The styles of every page."""
STYLES_FROM_DISK = "assets/studyguide/from-disk.css"
STARTER = "assets/studyguide/when-served.js"
INDEX = "index.html"
_ADDRESSES = frozenset(("href", "xlink:href"))
_FOR_SERVERS = frozenset(("manifest", "preload", "apple-touch-icon"))
"""Relations of links that a browser refuses from a disk, and that add nothing to a copy."""
_SHOWN_FROM_DISK = """
.from-disk[hidden] { display: block }
.needs-script, .knowledge-no-script, .cards-no-script > p:first-child { display: none }
"""
"""The line of the banner, in place of those that say that scripts are switched off."""
_BANNER_PLACE = '<div data-md-component="announce">'


def styles_from_disk(styles: str) -> str:
    """Return the styles of pages that were opened from a disk, given those of the site."""
    decided = styles.replace("(scripting:enabled)", "(max-width:0)")
    return decided.replace("(scripting:none)", "(min-width:0)") + _SHOWN_FROM_DISK


@dataclass(frozen=True, slots=True)
class DiskPages:
    """Makes pages of a site into pages for a disk."""

    files: frozenset[str]
    """The path of every file of the site."""
    words: Mapping[str, Wording]
    """The words of each language of the course."""

    def page(self, path: str, html: str) -> str:
        """Return the page at a path of the site, such as `quiz/week-1/index.html`."""
        tags = _Tags(path, self.files)
        html = with_start_tags(html, tags.changed)
        root = "../" * path.count("/") or "./"
        starter = f'<script src="{root}{STARTER}" data-root="{root}"></script>'
        banner = _BANNER_PLACE + self._banner(tags.language, tags.online)
        return html.replace(_BANNER_PLACE, banner, 1).replace("</head>", f"{starter}</head>", 1)

    def _banner(self, language: str, online: str) -> str:
        """Return the line that says what needs a server, hidden but by `styles_from_disk`."""
        words = self.words.get(language) or next(iter(self.words.values()))
        link = f' <a href="{escape(online)}">{escape(words["from_disk_online"])}</a>'
        return (
            '<aside class="md-banner from-disk" hidden>'
            '<div class="md-banner__inner md-grid md-typeset">'
            f"{escape(words['from_disk'])}{link if online else ''}</div></aside>"
        )


@dataclass(slots=True)
class _Tags:
    """Changes the start tags of one page, and notes what they say of it."""

    path: str
    files: frozenset[str]
    language: str = field(default="", init=False)
    online: str = field(default="", init=False)
    """Where the page is published; empty if it does not say."""

    def changed(self, tag: str, attributes: Attributes) -> Attributes | None:
        match tag:
            case "html":
                self.language = attributes.get("lang") or ""
            case "a" | "area" | "link":
                return self._link(attributes)
            case "meta" if attributes.get("name") == "studyguide-offline":
                return None
            case "meta" if attributes.get("http-equiv") == "Content-Security-Policy":
                # to some browsers a file on a disk is not of the same origin as the page beside it
                policy = (attributes["content"] or "").replace("'self'", "'self' file:")
                return attributes | {"content": policy}
            case "meta" if attributes.get("http-equiv") == "refresh":
                return attributes | {"content": self._refresh(attributes["content"] or "")}
            case "script" if attributes.get("type") == "module":
                return {
                    "data-src" if name == "src" else name: of for name, of in attributes.items()
                }
            case "script" if target := attributes.get("data-target"):
                return attributes | {"data-target": self._with_index(target)}
        return attributes

    def _link(self, attributes: Attributes) -> Attributes | None:
        relation = attributes.get("rel")
        if relation in _FOR_SERVERS:
            return None
        for name in attributes.keys() & _ADDRESSES:
            address = attributes[name] or ""
            if relation == "canonical" and urlsplit(address).scheme:
                self.online = address
            attributes[name] = self._with_index(address)
        return attributes

    def _refresh(self, content: str) -> str:
        """Return what leads from a former address to the present one: `0; url=../new/`."""
        seconds, separator, address = content.partition("url=")
        return seconds + separator + self._with_index(address)

    def _with_index(self, address: str) -> str:
        """Return an address with `index.html` where it names a folder of the site."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            return address
        target = posixpath.join(posixpath.dirname(self.path), unquote(parts.path))
        if posixpath.normpath(posixpath.join(target, INDEX)) not in self.files:
            return address
        return urlunsplit(parts._replace(path=posixpath.join(parts.path, INDEX)))
