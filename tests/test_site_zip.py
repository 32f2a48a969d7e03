"""The whole course as one zip: read from a disk, and served from any folder of a platform."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Request, expect

from conftest import served
from pages_in_browser import opened
from site_links import pages, read_page
from sites import Site, files
from studyguide.languages.wording import wording
from studyguide.pages.packages.site_zip import write_site_zip

WORDS = {language: wording(language) for language in ("en", "nb")}
BANNER = "This page is open from a file."
KINDS = (
    "index.html", "weeks/index.html", "weeks/1/index.html", "lessons/walking-downhill/index.html",
    "glossary/index.html", "glossary/gradient/index.html", "quiz/index.html", "map/index.html",
    "quiz/exam/index.html", "flashcards/index.html", "progress/index.html", "decks/index.html",
    "formulas/index.html", "offline/index.html", "about/index.html", "nb/quiz/week-1/index.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(small_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the zip was unpacked."""
    folder = tmp_path_factory.mktemp("zip")
    assert write_site_zip(small_site.folder, folder / "course.zip", WORDS) == len(
        pages(small_site.folder)
    ) - len([*small_site.folder.rglob("404.html")])
    with ZipFile(folder / "course.zip") as archive:
        archive.extractall(folder / "course")
    return folder / "course"


@pytest.fixture(scope="module")
def url(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(folder, tmp_path_factory.mktemp("zip-root"))


def test_everything_of_the_site_is_in_it_but_what_only_a_site_has(
    folder: Path, small_site: Site
) -> None:
    left_out = {*files(small_site.folder)} - {*files(folder)}
    assert {name.removeprefix("nb/") for name in left_out} == {
        "404.html", "sitemap.xml", "sitemap.xml.gz", "service-worker.js", "offline/files.json",
        "offline/version.json",
    }  # fmt: skip
    assert {*files(folder)} - {*files(small_site.folder)} == {
        "assets/studyguide/from-disk.css", "assets/studyguide/when-served.js",
    }  # fmt: skip


def test_every_link_within_it_names_a_file(folder: Path) -> None:
    for path in pages(folder):
        for _, address in read_page(path).links:
            parts = urlsplit(address)
            if parts.path and not parts.scheme and not parts.netloc:
                target = path.parent / unquote(parts.path)
                assert target.is_file(), (path.relative_to(folder), address)


def _refused(request: Request) -> Iterator[str]:
    """Yield the address of a request that failed otherwise than by leaving its page."""
    if request.failure != "net::ERR_ABORTED":
        yield request.url


def test_every_kind_of_page_can_be_read_from_a_disk(browser: Browser, folder: Path) -> None:
    failed: list[str] = []
    with opened(browser, f"file://{folder}/quiz/week-1/index.html") as page:
        page.on("requestfailed", lambda one: failed.extend(_refused(one)))
        expect(page.get_by_text(BANNER)).to_be_visible()
        expect(page.locator("section.question").last).to_be_visible()
        page.locator("section.question").first.get_by_text("Show the answer").click()
        expect(page.locator("details.answer[open]")).to_be_visible()
        page.get_by_role("link", name="Norsk").click()
        expect(page.get_by_text("Denne siden er åpnet fra en fil.")).to_be_visible()
        for kind in KINDS:
            page.goto(f"file://{folder}/{kind}")
            expect(page.locator(".from-disk")).to_be_visible()
            expect(page.locator("h1")).to_be_visible()
    assert failed == []


def test_served_from_a_platform_it_does_what_the_site_does(browser: Browser, url: str) -> None:
    with opened(browser, url + "quiz/week-1/index.html") as page:
        expect(page.locator(".quiz-score")).to_be_visible()
        expect(page.get_by_text(BANNER)).to_be_hidden()
        page.keyboard.press("/")
        page.get_by_role("combobox").fill("gradient")
        page.keyboard.press("Enter")
        page.wait_for_url("**/glossary/gradient/index.html")


def test_the_same_site_gives_the_same_bytes(small_site: Site, tmp_path: Path) -> None:
    for name in ("one.zip", "other.zip"):
        write_site_zip(small_site.folder, tmp_path / name, WORDS)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
