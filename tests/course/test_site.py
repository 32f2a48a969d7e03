"""The built site of this course, as files, in both languages."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from checks import built_site as check
from loaded_course import loaded_course
from sites import ROOT, Site, searched_places
from studyguide.model.guide import Guide

LANGUAGES = pytest.mark.parametrize(("language", "prefix"), [("en", ""), ("nb", "nb/")])


@pytest.fixture
def guide() -> Guide:
    return loaded_course(ROOT)


def test_a_strict_build_says_nothing_but_its_summary(real_site: Site) -> None:
    check.a_strict_build_says_nothing_but_its_summary(real_site)


def test_no_link_or_anchor_is_broken(real_site: Site) -> None:
    check.no_link_or_anchor_is_broken(real_site)


def test_nothing_is_loaded_from_another_site(real_site: Site) -> None:
    check.nothing_is_loaded_from_another_site(real_site)


def test_no_page_is_large(real_site: Site) -> None:
    """All pages are small enough for a train: 60 kB of HTML, compressed as a server does it."""
    sizes = {
        page.relative_to(real_site.folder).as_posix(): len(gzip.compress(page.read_bytes(), 6))
        for page in real_site.folder.rglob("*.html")
    }
    assert {page: size for page, size in sizes.items() if size > 60_000} == {}


def test_no_page_has_an_id_twice(real_site: Site) -> None:
    check.no_page_has_an_id_twice(real_site)


@LANGUAGES
def test_every_promised_address_is_there(
    real_site: Site, guide: Guide, language: str, prefix: str
) -> None:
    check.every_promised_address_is_there(real_site, guide, language, prefix)


def test_every_page_leads_to_itself_in_the_other_language(real_site: Site) -> None:
    check.every_page_leads_to_itself_in_the_other_language(real_site)


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_search_engines_are_told_of_both_languages_on_every_page(
    real_site: Site, prefix: str
) -> None:
    check.search_engines_are_told_of_both_languages_on_every_page(real_site, prefix)


@LANGUAGES
def test_the_search_finds_every_page_of_the_menu_and_is_small(
    real_site: Site, language: str, prefix: str, figure: Callable[[str], None]
) -> None:
    folder = real_site.folder / prefix
    places = searched_places(folder)
    assert {"", "glossary/", "flashcards/", "quiz/exam/", "weeks/5/", "about/"} <= places
    assert "lessons/convolutional-networks/#pooling" in places
    assert not [place for place in places if place.startswith("glossary/") and place != "glossary/"]
    loaded = [folder / "terms.json", *(folder / "search").iterdir()]
    size = sum(len(gzip.compress(file.read_bytes())) for file in loaded) / 1000
    figure(f"search, {language}: {size:.0f} kB compressed in {len(loaded)} files")
    assert size < 300


@LANGUAGES
def test_machines_get_every_term(real_site: Site, guide: Guide, language: str, prefix: str) -> None:
    check.machines_get_every_term(real_site, guide, language, prefix)


@LANGUAGES
def test_the_glossary_is_in_the_order_of_its_language(
    real_site: Site, guide: Guide, language: str, prefix: str
) -> None:
    check.the_glossary_is_in_the_order_of_its_language(real_site, guide, language, prefix)


def test_every_option_says_why_without_any_script(real_site: Site, guide: Guide) -> None:
    check.every_option_says_why_without_any_script(real_site, guide)


def test_sitemaps_are_well_formed(real_site: Site) -> None:
    check.sitemaps_are_well_formed(real_site)


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_a_week_offers_its_booklet_at_its_top_and_in_its_lesson(
    real_site: Site, prefix: str
) -> None:
    check.a_week_offers_its_booklet_at_its_top_and_in_its_lesson(real_site, prefix)


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_the_files_to_take_along_are_linked_where_one_looks_for_them(
    real_site: Site, prefix: str
) -> None:
    check.the_files_to_take_along_are_linked_where_one_looks_for_them(real_site, prefix)
