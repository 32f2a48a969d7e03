"""What holds of the built site of every course in English and Norwegian, read as files."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter

from site_links import broken_links, outside_resources, pages, read_page
from sites import Site
from studyguide.languages.collation import sort_key
from studyguide.model.guide import Guide

SIZES = {
    "": r"PDF, \d+ pages?, (\d{1,3} kB|\d+\.\d MB)",
    "nb/": r"PDF, \d+ sider?, (\d{1,3} kB|\d+,\d MB)",
}


def a_strict_build_says_nothing_but_its_summary(site: Site) -> None:
    assert [line.split()[0] for line in site.log.splitlines()] == [
        "Content",
        "English",
        "Norsk",
        "Site",
    ]
    assert "0 problems" in site.log


def no_link_or_anchor_is_broken(site: Site) -> None:
    assert list(broken_links(site.folder)) == []


def nothing_is_loaded_from_another_site(site: Site) -> None:
    assert list(outside_resources(site.folder)) == []


def no_page_has_an_id_twice(site: Site) -> None:
    for path in pages(site.folder):
        twice = [name for name, count in Counter(read_page(path).ids).items() if count > 1]
        assert twice == [], path


def every_promised_address_is_there(site: Site, guide: Guide, language: str, prefix: str) -> None:
    addresses = ["", "weeks/", "glossary/", "map/", "flashcards/", "quiz/", "about/"]
    addresses += (f"weeks/{week.number}/" for week in guide.course.weeks)
    addresses += (f"quiz/week-{week.number}/" for week in guide.course.weeks)
    addresses += (f"lessons/{lesson.slug}/" for lesson in guide.lessons)
    addresses += (f"glossary/{term}/" for term in guide.terms)
    for address in addresses:
        assert f'<html lang="{language}"' in site.page(prefix + address), address


def every_page_leads_to_itself_in_the_other_language(site: Site) -> None:
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


def search_engines_are_told_of_both_languages_on_every_page(site: Site, prefix: str) -> None:
    root = "https://example.org/study-guide/"
    for path in (site.folder / prefix).rglob("index.html"):
        address = path.parent.relative_to(site.folder / prefix).as_posix() + "/"
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


def machines_get_every_term(site: Site, guide: Guide, language: str, prefix: str) -> None:
    text = (site.folder / f"{prefix}glossary.json").read_text(encoding="utf-8")
    data = json.loads(text)
    assert data["language"] == language
    assert [term["id"] for term in data["terms"]] == sorted(guide.terms)
    for term in data["terms"]:
        assert set(term) == {"id", "name", "names", "definition", "week", "url"}
        assert "[[" not in term["definition"]
        assert (site.folder / prefix / term["url"] / "index.html").is_file()


def the_glossary_is_in_the_order_of_its_language(
    site: Site, guide: Guide, language: str, prefix: str
) -> None:
    text = site.page(f"{prefix}glossary/")
    ids = re.findall(r'<p class="entry-name"><a class="term" href="([\w-]+)/"', text)
    names = [guide.terms[id_].name.get(language) or "" for id_ in ids]
    assert len(names) == len(guide.terms)
    assert names == sorted(names, key=sort_key(language))


def every_option_says_why_without_any_script(site: Site, guide: Guide) -> None:
    for week in guide.course.weeks:
        text = site.page(f"quiz/week-{week.number}/")
        inputs = re.findall(r'<input type="(?:radio|checkbox)"[^>]* id="([^"]+)"', text)
        labels = re.findall(r'<label for="([^"]+)"', text)
        kinds = {question.kind for question in guide.questions_of(week)}
        chosen = {"choice", "multiple", "true-false", "hotspot", "trace", "parts"}
        assert bool(inputs) == bool(kinds & chosen)
        assert set(inputs) <= set(labels)
        for question in guide.questions_of(week):
            options = getattr(question, "options", getattr(question, "regions", ()))
            section = text.partition(f'data-question="{question.id}"')[2].partition("</section>")[0]
            assert section.count('<details class="why"') == len(options), question.id
            assert '<details class="answer"' in section


def sitemaps_are_well_formed(site: Site) -> None:
    for name in ("sitemap.xml", "nb/sitemap.xml"):
        root = ET.fromstring((site.folder / name).read_text(encoding="utf-8"))
        assert len(root) > 90


def part(text: str, begin: str, end: str) -> str:
    return text.partition(begin)[2].partition(end)[0]


def a_week_offers_its_booklet_at_its_top_and_in_its_lesson(site: Site, prefix: str) -> None:
    for path in (site.folder / prefix / "weeks").glob("*/index.html"):
        actions = part(path.read_text("utf-8"), '<div class="actions">', "</div>")
        file = f"pdf/week-{int(path.parent.name):02}.pdf"
        assert f' href="../../{file}" type="application/pdf">' in actions
        assert re.search(SIZES[prefix], actions)
        for lesson in re.findall(r'href="../../(lessons/[\w-]+/)"', actions):
            text = part(site.page(prefix + lesson), '<p class="booklet">', "</p>")
            assert f'<a href="../../{file}" type="application/pdf">' in text
            assert re.search(SIZES[prefix], text)
    assert re.search(SIZES[prefix], part(site.page(prefix), '<p class="booklet">', "</p>"))


def the_files_to_take_along_are_linked_where_one_looks_for_them(site: Site, prefix: str) -> None:
    for address in ("", "flashcards/", "weeks/1/", "weeks/2/"):
        article = part(site.page(prefix + address), "<article", "</main>")
        assert re.search(r'<a href="[./]*decks/(?:#week-\d)?"', article), address
