"""What the concept maps of every course show."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from pages_in_browser import WIDE, opened
from sites import Site
from studyguide.linking.relations import relatives
from studyguide.model.guide import Guide
from studyguide.pages.concept_map.concept_map import WeekMap, week_map


def maps(guide: Guide) -> list[WeekMap]:
    return [week_map(guide, week) for week in guide.course.weeks]


def every_term_is_on_its_weeks_map_once(guide: Guide) -> None:
    for found in maps(guide):
        ids = [term.id for term in found.terms]
        assert len(ids) == len(set(ids))
        assert {term.id for term in guide.terms_of(found.week)} <= set(ids)


def every_requirement_is_drawn_or_follows_from_those_drawn(guide: Guide) -> None:
    for found in maps(guide):
        drawn = {(edge.start, edge.end) for edge in found.edges if edge.kind == "requires"}
        for term in guide.terms_of(found.week):
            for other in term.related.requires:
                reached, waiting = set[str](), [other]
                while waiting:
                    one = waiting.pop()
                    reached.add(one)
                    waiting += [end for start, end in drawn if start == one]
                assert term.id in reached, f"{other} → {term.id}"


def contrasts_and_parts_within_a_week_are_drawn(guide: Guide) -> None:
    for found in maps(guide):
        pairs = {frozenset((edge.start, edge.end)) for edge in found.edges}
        ids = {term.id for term in guide.terms_of(found.week)}
        for term in guide.terms_of(found.week):
            for other in {*term.related.contrast, *term.related.part_of} & ids:
                assert frozenset((term.id, other)) in pairs


def the_list_tells_what_the_drawing_shows(site: Site, guide: Guide) -> None:
    text = site.page("map/")
    entries = dict(
        re.findall(r'<li><a class="term" href="\.\./glossary/([\w-]+)/">(.*?)</li>', text)
    )
    assert set(entries) == set(guide.terms)
    for id_, ways in relatives(guide).items():
        others = {*guide.terms[id_].related.requires}
        others |= {one.id for group in (ways.contrast, ways.see, ways.part_of) for one in group}
        found = set(re.findall(r'href="\.\./glossary/([\w-]+)/"', entries[id_]))
        assert found == others, id_


def every_label_fits_its_box_and_leads_to_its_term(browser: Browser, url: str, name: str) -> None:
    """Look at the map of a site below an address; a term of this name has it as its id, too."""
    with opened(browser, url + "map/", viewport=WIDE) as page:
        page.evaluate("document.fonts.ready")
        sticking_out = page.evaluate("""() => [...document.querySelectorAll(".map a")].filter(a => {
          const { x, width } = a.querySelector("rect").getBBox();
          return [...a.querySelectorAll("text")].some((text) => {
            const box = text.getBBox();
            return box.x < x + 1 || box.x + box.width > x + width - 1;
          });
        }).map((a) => a.textContent)""")
        assert sticking_out == []
        expect(page.locator(".map-tools:not([hidden])")).to_have_count(
            page.locator(".map svg[role]").count()
        )
        box = page.locator(".map a", has_text=name).first
        box.hover()
        expect(page.locator(".preview-card")).to_contain_text(name, ignore_case=True)
        box.click()
        expect(page).to_have_url(f"{url}glossary/{name.lower()}/")
