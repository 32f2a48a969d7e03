"""What the registry lists is what there is: pages, navigation, links and the built site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from sites import ROOT, Site
from studyguide.addresses.uris import address_of
from studyguide.pages.navigation import navigation
from studyguide.pages.registry import Registry, registry_of
from studyguide.reading.load import load_guide

SMALL = ROOT / "tests/small_course"
LANGUAGES = pytest.mark.parametrize("language", ["en", "nb"])


@cache
def registry(language: str) -> Registry:
    guide, problems = load_guide(SMALL / "content", docs=SMALL / "docs")
    assert guide is not None
    assert problems == ()
    return registry_of(guide, language)[0]


def in_navigation(items: list[object]) -> Iterator[tuple[str, str]]:
    """Yield the uri of each page in the navigation, with its title if it has one there."""
    for item in items:
        if isinstance(item, str):
            yield item, ""
        elif isinstance(item, dict):
            for title, inside in item.items():
                if isinstance(inside, str):
                    yield inside, title
                else:
                    yield from in_navigation(inside)


@LANGUAGES
def test_a_page_is_made_when_it_is_asked_for_and_the_same_each_time(language: str) -> None:
    site = registry(language)
    assert [page.uri for page in site.pages()] == list(site.uris)
    assert site.page("weeks/1/index.md") == site.page("weeks/1/index.md")
    with pytest.raises(KeyError):
        site.page("weeks/9/index.md")


@LANGUAGES
def test_the_navigation_names_pages_that_there_are_each_once(language: str) -> None:
    site = registry(language)
    found = [uri for uri, _ in in_navigation(navigation(site.site.guide, language))]
    assert len(found) == len(set(found))
    assert set(found) <= set(site.uris)
    rest = {uri for uri in site.uris if uri not in found}
    beside = {"quiz/exam.md", "decks/index.md", "offline.md"}
    assert beside < rest
    others = {uri.partition("/")[0] for uri in rest - beside}
    assert others == {"glossary", "quiz"}


@pytest.mark.parametrize(("language", "prefix"), [("en", ""), ("nb", "nb/")])
def test_every_page_is_in_the_built_site_and_nothing_else(
    small_site: Site, language: str, prefix: str
) -> None:
    site, folder = registry(language), small_site.folder / prefix
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    theirs = (
        "assets/", "search/", "nb/", "pdf/", "404.html", "sitemap.xml", "service-worker.js",
        "manifest.webmanifest", "offline/files.json", "offline/version.json",
    )  # fmt: skip
    built = {path.as_posix() for path in paths if not path.as_posix().startswith(theirs)}
    pages = {f"{address_of(uri)}index.html" for uri in site.uris}
    docs = {"about/index.html"}
    assert built == pages | docs | {file.uri for file in site.files()}
