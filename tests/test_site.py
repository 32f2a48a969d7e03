"""The built site, as files: of the small course and of a long one, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks import built_site as check
from long_course import long_guide
from site_links import broken_links, pages
from sites import Site, build_site, files, project_with, run
from studyguide.languages.wording import wording

LANGUAGES = pytest.mark.parametrize(("language", "prefix"), [("en", ""), ("nb", "nb/")])


def test_a_strict_build_says_nothing_but_its_summary(small_site: Site) -> None:
    check.a_strict_build_says_nothing_but_its_summary(small_site)


def test_no_link_or_anchor_is_broken(small_site: Site) -> None:
    check.no_link_or_anchor_is_broken(small_site)


def test_nothing_is_loaded_from_another_site(small_site: Site) -> None:
    check.nothing_is_loaded_from_another_site(small_site)


def test_no_page_has_an_id_twice(small_site: Site) -> None:
    check.no_page_has_an_id_twice(small_site)


@LANGUAGES
def test_every_promised_address_is_there(long_site: Site, language: str, prefix: str) -> None:
    check.every_promised_address_is_there(long_site, long_guide(), language, prefix)


def test_every_page_leads_to_itself_in_the_other_language(small_site: Site) -> None:
    check.every_page_leads_to_itself_in_the_other_language(small_site)


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_search_engines_are_told_of_both_languages_on_every_page(
    small_site: Site, prefix: str
) -> None:
    check.search_engines_are_told_of_both_languages_on_every_page(small_site, prefix)


@LANGUAGES
def test_machines_get_every_term(long_site: Site, language: str, prefix: str) -> None:
    check.machines_get_every_term(long_site, long_guide(), language, prefix)


@LANGUAGES
def test_the_glossary_is_in_the_order_of_its_language(
    long_site: Site, language: str, prefix: str
) -> None:
    check.the_glossary_is_in_the_order_of_its_language(long_site, long_guide(), language, prefix)


def test_every_option_says_why_without_any_script(long_site: Site) -> None:
    check.every_option_says_why_without_any_script(long_site, long_guide())


def test_sitemaps_are_well_formed(long_site: Site) -> None:
    check.sitemaps_are_well_formed(long_site)


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_a_week_offers_its_booklet_at_its_top_and_in_its_lesson(
    small_site: Site, prefix: str
) -> None:
    check.a_week_offers_its_booklet_at_its_top_and_in_its_lesson(small_site, prefix)


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_the_files_to_take_along_are_linked_where_one_looks_for_them(
    small_site: Site, prefix: str
) -> None:
    check.the_files_to_take_along_are_linked_where_one_looks_for_them(small_site, prefix)


@pytest.mark.parametrize(
    ("language", "kilobytes", "shown"),
    [("en", 7, "7 kB"), ("en", 999, "999 kB"), ("en", 9601, "9.6 MB"), ("nb", 9601, "9,6 MB")],
)
def test_sizes_are_told_in_a_unit_that_can_be_read(
    language: str, kilobytes: int, shown: str
) -> None:
    assert wording(language).size(kilobytes) == shown


def test_without_booklets_no_page_offers_one(tmp_path: Path) -> None:
    project = project_with("tests/small_course", tmp_path)
    for settings in project.glob("mkdocs*.yml"):
        with settings.open("a", encoding="utf-8") as file:
            file.write("extra: {booklets: false}\n")
    site = build_site(project)
    assert list(broken_links(site.folder)) == []
    assert not any(".pdf" in path.read_text("utf-8") for path in pages(site.folder))


def test_building_twice_gives_the_same_bytes(small_site: Site, tmp_path: Path) -> None:
    again = build_site(project_with("tests/small_course", tmp_path))
    assert files(again.folder) == files(small_site.folder)


def test_a_missing_translation_shows_visibly_in_a_draft_only(tmp_path: Path) -> None:
    project = project_with("tests/small_course", tmp_path)
    lesson = project / "content/lessons/02-steps"
    (lesson / "lesson.nb.md").unlink()
    terms = lesson / "terms.yml"
    text = terms.read_text(encoding="utf-8")
    terms.write_text(text.partition("    nb: |")[0] + "  link: false\n", encoding="utf-8")
    assert run(project, "build").returncode == 1
    site = build_site(project, "--draft")
    for address in ("nb/lessons/steps/", "nb/glossary/step-size/"):
        page = site.page(address)
        assert "Ikke oversatt ennå: Dette er på engelsk." in page
        assert '<div class="untranslated" lang="en" dir="ltr">' in page
