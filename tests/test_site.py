"""The built site, as files: the small course and the real one, in both languages."""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from site_links import broken_links, outside_resources, pages, read_page
from sites import Site, build_site, files, project_with, run, searched_places
from studyguide.languages.collation import sort_key
from studyguide.languages.wording import wording
from studyguide.model.guide import Guide
from studyguide.reading.load import load_guide

ROOT = Path(__file__).parents[1]
BOTH = pytest.mark.parametrize("name", ["small_site", "real_site"])
LANGUAGES = pytest.mark.parametrize(("language", "prefix"), [("en", ""), ("nb", "nb/")])


@pytest.fixture(scope="session")
def guide() -> Guide:
    found, _ = load_guide(ROOT / "content", docs=ROOT / "docs")
    assert found is not None
    return found


@pytest.fixture
def site(name: str, request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(name)
    return found


@BOTH
def test_a_strict_build_says_nothing_but_its_summary(site: Site) -> None:
    assert [line.split()[0] for line in site.log.splitlines()] == [
        "Content",
        "English",
        "Norsk",
        "Site",
    ]
    assert "0 problems" in site.log


@BOTH
def test_no_link_or_anchor_is_broken(site: Site) -> None:
    assert list(broken_links(site.folder)) == []


@BOTH
def test_nothing_is_loaded_from_another_site(site: Site) -> None:
    assert list(outside_resources(site.folder)) == []


@BOTH
def test_no_page_has_an_id_twice(site: Site) -> None:
    for path in pages(site.folder):
        twice = [name for name, count in Counter(read_page(path).ids).items() if count > 1]
        assert twice == [], path


@LANGUAGES
def test_every_promised_address_is_there(
    real_site: Site, guide: Guide, language: str, prefix: str
) -> None:
    addresses = ["", "weeks/", "glossary/", "map/", "flashcards/", "quiz/", "about/"]
    addresses += (f"weeks/{week.number}/" for week in guide.course.weeks)
    addresses += (f"quiz/week-{week.number}/" for week in guide.course.weeks)
    addresses += (f"lessons/{lesson.slug}/" for lesson in guide.lessons)
    addresses += (f"glossary/{term}/" for term in guide.terms)
    for address in addresses:
        assert f'<html lang="{language}"' in real_site.page(prefix + address), address


@BOTH
def test_every_page_leads_to_itself_in_the_other_language(site: Site) -> None:
    for path in pages(site.folder):
        if path.name == "404.html":
            continue
        text = path.read_text(encoding="utf-8")
        address = path.parent.relative_to(site.folder).as_posix()
        link = re.search(r'<a href="([^"]*)" hreflang="(\w+)"[^>]*class="language-link"', text)
        assert link, path
        other = (path.parent / link[1]).resolve().relative_to(site.folder.resolve()).as_posix()
        twin = address.removeprefix("nb").lstrip("/") if address[:2] == "nb" else f"nb/{address}"
        assert other.rstrip("/.") == twin.rstrip("/."), path


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_search_engines_are_told_of_both_languages_on_every_page(
    real_site: Site, prefix: str
) -> None:
    root = "https://example.org/study-guide/"
    for path in (real_site.folder / prefix).rglob("index.html"):
        address = path.parent.relative_to(real_site.folder / prefix).as_posix() + "/"
        address = "" if address == "./" else address
        if address.startswith("nb/"):
            continue
        text = path.read_text(encoding="utf-8")
        found = re.findall(r'rel="alternate ?" hreflang="([\w-]+)" href="([^"]+)"', text)
        assert sorted(found) == [
            ("en", f"{root}{address}"),
            ("nb", f"{root}nb/{address}"),
            ("x-default", f"{root}{address}"),
        ]
        assert f'<link rel="canonical" href="{root}{prefix}{address}">' in text


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
    text = (real_site.folder / f"{prefix}glossary.json").read_text(encoding="utf-8")
    data = json.loads(text)
    assert data["language"] == language
    assert [term["id"] for term in data["terms"]] == sorted(guide.terms)
    for term in data["terms"]:
        assert set(term) == {"id", "name", "names", "definition", "week", "url"}
        assert "[[" not in term["definition"]
        assert (real_site.folder / prefix / term["url"] / "index.html").is_file()


@LANGUAGES
def test_the_glossary_is_in_the_order_of_its_language(
    real_site: Site, guide: Guide, language: str, prefix: str
) -> None:
    text = real_site.page(f"{prefix}glossary/")
    ids = re.findall(r'<p class="entry-name"><a class="term" href="([\w-]+)/"', text)
    names = [guide.terms[id_].name.get(language) or "" for id_ in ids]
    assert len(names) == len(guide.terms)
    assert names == sorted(names, key=sort_key(language))


def test_every_option_says_why_without_any_script(real_site: Site, guide: Guide) -> None:
    for week in guide.course.weeks:
        text = real_site.page(f"quiz/week-{week.number}/")
        inputs = re.findall(r'<input type="(?:radio|checkbox)"[^>]* id="([^"]+)"', text)
        labels = re.findall(r'<label for="([^"]+)"', text)
        assert inputs
        assert set(inputs) <= set(labels)
        for question in guide.questions_of(week):
            options = getattr(question, "options", ())
            section = text.partition(f'data-question="{question.id}"')[2].partition("</section>")[0]
            assert section.count('<details class="why"') == len(options), question.id
            assert '<details class="answer"' in section


def test_sitemaps_are_well_formed(real_site: Site) -> None:
    for name in ("sitemap.xml", "nb/sitemap.xml"):
        root = ET.fromstring((real_site.folder / name).read_text(encoding="utf-8"))
        assert len(root) > 90


SIZES = {
    "": r"PDF, \d+ pages?, (\d{1,3} kB|\d+\.\d MB)",
    "nb/": r"PDF, \d+ sider?, (\d{1,3} kB|\d+,\d MB)",
}


def part(text: str, begin: str, end: str) -> str:
    return text.partition(begin)[2].partition(end)[0]


@BOTH
@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_a_week_offers_its_booklet_at_its_top_and_in_its_lesson(site: Site, prefix: str) -> None:
    for path in (site.folder / prefix / "weeks").glob("*/index.html"):
        actions = part(path.read_text("utf-8"), '<div class="actions">', "</div>")
        file = f"pdf/week-{int(path.parent.name):02}.pdf"
        assert f'<a class="md-button" href="../../{file}" type="application/pdf">' in actions
        assert re.search(SIZES[prefix], actions)
        for lesson in re.findall(r'href="../../(lessons/[\w-]+/)"', actions):
            text = part(site.page(prefix + lesson), '<p class="booklet">', "</p>")
            assert f'<a href="../../{file}" type="application/pdf">' in text
            assert re.search(SIZES[prefix], text)
    assert re.search(SIZES[prefix], part(site.page(prefix), '<p class="booklet">', "</p>"))


@BOTH
@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_the_files_to_take_along_are_linked_where_one_looks_for_them(
    site: Site, prefix: str
) -> None:
    for address in ("", "flashcards/", "weeks/1/", "weeks/2/"):
        article = part(site.page(prefix + address), "<article", "</main>")
        assert re.search(r'<a href="[./]*decks/(?:#week-\d)?"', article), address


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
