"""What a browser shows of the pages of every course."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser

from pages_in_browser import NARROW, PHONE, WIDE, axe_violations, opened
from site_links import pages

SCHEMES = ("light", "dark")


def looks(addresses: Iterable[str]) -> list[tuple[str, str]]:
    """Return each page in both languages, one of them light and the other dark."""
    return [
        (prefix + address, SCHEMES[(number + at) % 2])
        for number, address in enumerate(addresses)
        for at, prefix in enumerate(("", "nb/"))
    ]


def axe_finds_nothing_and_nothing_sticks_out(browser: Browser, url: str, scheme: str) -> None:
    sizes = (WIDE, PHONE) if scheme == "light" else (PHONE, WIDE)
    options = {"viewport": sizes[0], "color_scheme": scheme, "reduced_motion": "reduce"}
    with opened(browser, url, **options) as page:
        page.evaluate("document.fonts.ready")
        page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
        # so high that the bar at the foot lies over nothing: readers scroll
        page.set_viewport_size({"width": sizes[0]["width"], "height": 2400})
        assert axe_violations(page) == []
        for size in sizes:
            page.set_viewport_size(size)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


WIDE_ARTICLES = """async (addresses) => {
    const base = document.head.appendChild(document.createElement("base"));
    const wide = [];
    for (const address of addresses) {
        const answer = await fetch(address);
        const read = new DOMParser().parseFromString(await answer.text(), "text/html");
        base.href = answer.url;
        document.querySelector("article").replaceWith(read.querySelector("article"));
        document.querySelectorAll("details").forEach((one) => one.open = true);
        if (document.documentElement.scrollWidth > innerWidth) wide.push(address);
    }
    return wide;
}"""


def wide_pages(browser: Browser, url: str, folder: Path, prefix: str) -> list[str]:
    """Return the pages of a language that are wider than the narrowest window.

    Each text is laid out in one and the same page: to open a thousand would take minutes.
    """
    here = [path for path in pages(folder / prefix) if path.name == "index.html"]
    addresses = [path.parent.relative_to(folder).as_posix() + "/" for path in here]
    own = [address for address in addresses if prefix or not address.startswith("nb/")]
    with opened(browser, url + prefix + "about/", viewport=NARROW) as page:
        page.evaluate("document.fonts.ready")
        wide: list[str] = page.evaluate(WIDE_ARTICLES, [url + address for address in own])
    return wide
