"""Pagefind in place of the theme's search: one setting, the same box."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import served
from pages_in_browser import WIDE, axe_violations, opened
from sites import Site, build_site, project_with, run

SETTING = "extra: {search_engine: pagefind}\n"


@pytest.fixture(scope="module")
def found_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = project_with("tests/small_course", tmp_path_factory.mktemp("pagefind"))
    for config in project.glob("mkdocs*.yml"):
        config.write_text(config.read_text(encoding="utf-8") + SETTING, encoding="utf-8")
    return build_site(project)


@pytest.fixture(scope="module")
def found_url(found_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(found_site.folder, tmp_path_factory.mktemp("pagefind-root"))


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type(words)


@pytest.fixture(params=["theme", "pagefind"])
def root(request: pytest.FixtureRequest, small_url: str, found_url: str) -> str:
    """Return the address of the site with each engine."""
    return small_url if request.param == "theme" else found_url


@pytest.mark.parametrize(
    ("prefix", "words", "title"),
    [("", "gradient", "Gradient"), ("nb/", "gradientnedstigning", "Gradientnedstigning")],
)
def test_the_search_box_finds_a_name_first(
    browser: Browser, root: str, prefix: str, words: str, title: str
) -> None:
    with opened(browser, root + prefix, viewport=WIDE) as page:
        search(page, words)
        first = page.locator(".md-search-result__item").first
        expect(first.locator("h1")).to_have_text(re.compile(rf"^{title}( GD)?\s*$"))
        assert axe_violations(page) == []
        page.keyboard.press("ArrowDown")
        expect(first.locator("a").first).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{root}{prefix}glossary/**")


def test_an_inflection_is_found_in_norwegian(browser: Browser, found_url: str) -> None:
    with opened(browser, found_url + "nb/", viewport=WIDE) as page:
        search(page, "steglengdene")
        expect(page.locator(".md-search-result__item").first).to_contain_text("Steglengde")


def test_no_page_loads_an_index_before_a_letter_is_typed(browser: Browser, root: str) -> None:
    with opened(browser, root, viewport=WIDE) as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        page.reload(wait_until="networkidle")
        assert not [one for one in loaded if "full_index" in one or "pagefind" in one]
        search(page, "gradient")
        expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_the_theme_s_index_is_not_shipped_beside_pagefind_s(found_site: Site) -> None:
    for prefix in ("", "nb/"):
        assert not (found_site.folder / prefix / "search/full_index.json").exists()
        assert (found_site.folder / prefix / "pagefind/pagefind.js").is_file()
    assert 'data-names="gradient descent|GD|' in found_site.page("glossary/gradient-descent/")


def test_a_wrong_engine_is_told_before_anything_is_built(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    project = project_with("tests/small_course", tmp_path_factory.mktemp("wrong"))
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "extra: {search_engine: google}\n")
    result = run(project, "build")
    assert result.returncode == 1
    assert "'search_engine: google' is unknown. Write theme or pagefind" in result.stdout
    assert not (project / "site").exists()
