"""What a first view of a page loads."""

from __future__ import annotations

import gzip
from pathlib import Path

from playwright.sync_api import Browser

from pages_in_browser import PHONE, opened

_COMPRESSED = {".woff2", ".png", ".jpg", ".webp", ".avif"}
"""What a server sends as it is."""


def first_view(browser: Browser, url: str, folder: Path, name: str) -> dict[str, int]:
    """Return the bytes of each file that a page of a site loads, compressed as a server does it."""
    with opened(browser, url + "glossary.json", viewport=PHONE) as page:
        loaded: list[str] = []
        page.on("response", lambda response: loaded.append(response.url))
        page.goto(url + name, wait_until="networkidle")
        uris = {address.removeprefix(url).partition("?")[0] for address in loaded}
    return {uri: _weight(folder / uri) for uri in sorted(uris)}


def _weight(path: Path) -> int:
    file = path / "index.html" if path.is_dir() else path
    data = file.read_bytes()
    return len(data if file.suffix in _COMPRESSED else gzip.compress(data, 6))
