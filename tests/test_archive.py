"""A year's site stays below its own path: with a banner, and apart from the present course."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from conftest import served
from pages_in_browser import KEY, PHONE, WIDE, axe_violations, opened, stored
from site_links import broken_links
from sites import Site, build_site, files, project_with
from studyguide.command.archive import archive
from test_quiz import QUIZ, answer_rightly, question

ADDRESS = "https://example.org/study-guide/"


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a site with those of two earlier years."""
    project = project_with("tests/small_course", tmp_path_factory.mktemp("years"))
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("extra: {booklets: false}\n")
    build_site(project)
    assert archive(project, "2025", noindex=True) == 0
    build_site(project)
    assert archive(project, "2026", noindex=False) == 0
    return build_site(project)


@pytest.fixture(scope="module")
def url(years: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(years.folder, tmp_path_factory.mktemp("years-root"))


def test_every_page_of_a_year_is_there_and_no_year_is_in_another(years: Site) -> None:
    pages = {
        name
        for name in files(years.folder)
        if name.endswith(".html") and not name.startswith(("2025/", "2026/"))
    }
    for year in ("2025", "2026"):
        archived = {name for name in files(years.folder / year) if name.endswith(".html")}
        assert archived == pages - {"404.html"}


def test_an_archived_page_says_so_and_leads_to_the_present_course(years: Site) -> None:
    page = years.page("2026/glossary/gradient")
    banner = 'This is the course of 2026. <a href="../../../">Go to the current one</a>'
    assert banner in page
    assert "Dette er kurset fra 2026." in years.page("2026/nb/quiz")
    assert '<a href="../../../nb/">' in years.page("2026/nb/quiz")
    assert "md-banner" not in years.page("glossary/gradient")


def test_an_archived_page_is_its_own_address(years: Site) -> None:
    page = years.page("2026/nb/glossary/gradient")
    assert f'<link rel="canonical" href="{ADDRESS}2026/nb/glossary/gradient/">' in page
    addresses = set(re.findall(rf'"({ADDRESS}[^"]*)"', page))
    assert all(address.startswith(f"{ADDRESS}2026/") for address in addresses)


def test_only_a_year_that_asks_for_it_is_kept_from_search_engines(years: Site) -> None:
    noindex = '<meta name="robots" content="noindex">'
    assert noindex in years.page("2025/glossary/gradient")
    assert noindex not in years.page("2026/glossary/gradient")
    assert "/2026/" not in (years.folder / "sitemap.xml").read_text(encoding="utf-8")


def test_a_year_is_not_kept_for_reading_without_a_network(years: Site) -> None:
    """Its pages are not those of its list, and its files would count as the present course's."""
    listed = json.loads((years.folder / "offline/files.json").read_text(encoding="utf-8"))
    assert [name for name in listed if name.startswith("202")] == []
    assert "studyguide-offline" not in years.page("2026/nb/weeks/1")
    for name in ("service-worker.js", "offline/files.json", "nb/offline/version.json"):
        assert (years.folder / name).is_file()
        assert not (years.folder / "2026" / name).exists()


def test_every_link_leads_somewhere(years: Site) -> None:
    assert list(broken_links(years.folder)) == []


def test_progress_of_a_year_is_its_own(browser: Browser, url: str) -> None:
    with opened(browser, url + "2026/" + QUIZ, viewport=WIDE) as page:
        answer_rightly(question(page, "choice"))
        question(page, "choice").get_by_role("button", name="Check").click()
        expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
        assert set(stored(page, f"{KEY}@2026")["answers"]) == {"uphill"}
        assert stored(page) == {}
        page.get_by_role("link", name="Go to the current one").click()
        expect(page).to_have_url(url)
        page.goto(url + QUIZ)
        expect(page.locator(".quiz-score")).to_have_text("0 right, 0 of 9 answered")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_an_archived_page(browser: Browser, url: str, scheme: str) -> None:
    with opened(browser, url + "2026/", viewport=PHONE, color_scheme=scheme) as page:
        expect(page.locator(".md-banner")).to_be_visible()
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Two thousand", "must be lower-case ASCII letters, digits and '-'"),
        ("weeks", "the site has a page at '/weeks/' of its own."),
        ("2026", "archive/2026 is there already."),
    ],
)
def test_what_cannot_be_kept_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    for folder in ("site/weeks", "archive/2026"):
        (tmp_path / folder).mkdir(parents=True)
    assert archive(tmp_path, name, noindex=False) == 1
    assert ("there is no site to keep." if name != "Two thousand" else told) in (
        capsys.readouterr().err
    )
    (tmp_path / "site/index.html").write_text("<html>", encoding="utf-8")
    before = files(tmp_path)
    assert archive(tmp_path, name, noindex=False) == 1
    assert told in capsys.readouterr().err
    assert files(tmp_path) == before
