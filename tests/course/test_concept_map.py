"""The concept maps of this course: nothing left out, and every label within its box."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from checks import concept_map as check
from loaded_course import loaded_course
from sites import ROOT, Site
from studyguide.model.guide import Guide


@pytest.fixture
def guide() -> Guide:
    return loaded_course(ROOT)


def test_every_term_is_on_its_weeks_map_once(guide: Guide) -> None:
    check.every_term_is_on_its_weeks_map_once(guide)


def test_every_requirement_is_drawn_or_follows_from_those_drawn(guide: Guide) -> None:
    check.every_requirement_is_drawn_or_follows_from_those_drawn(guide)


def test_contrasts_and_parts_within_a_week_are_drawn(guide: Guide) -> None:
    check.contrasts_and_parts_within_a_week_are_drawn(guide)


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_every_label_fits_its_box_and_leads_to_its_term(
    browser: Browser, real_url: str, prefix: str
) -> None:
    check.every_label_fits_its_box_and_leads_to_its_term(browser, real_url + prefix, "ReLU")


def test_the_list_tells_what_the_drawing_shows(real_site: Site, guide: Guide) -> None:
    check.the_list_tells_what_the_drawing_shows(real_site, guide)
