"""Readers find the terms of this course by every name and by what is left of one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from checks import finding as check
from sites import Site


def test_every_term_has_its_card_with_its_formulas_and_no_link(real_site: Site) -> None:
    check.every_term_has_its_card_with_its_formulas_and_no_link(real_site)


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_every_name_finds_its_term_first_and_a_typo_among_the_first_three(
    browser: Browser, real_url: str, prefix: str, figure: Callable[[str], None]
) -> None:
    result = check.names_and_typos(browser, real_url + prefix)
    right = 1 - len(result["notFound"]) / result["typos"]
    site = prefix.strip("/") or "en"
    figure(
        f"names, {site}: {result['names'] - len(result['notFirst'])} of {result['names']} names"
        f" first; {right:.2%} of {result['typos']} typos in the first three;"
        f" slowest {result['slowest']:.1f} ms"
    )
    assert result["names"] > 300
    assert result["notFirst"] == []
    assert right >= 0.97, result["notFound"]


SEARCHES = yaml.safe_load(Path(__file__).with_name("course_searches.yml").read_text("utf-8"))


def test_what_students_type_finds_its_term_among_the_first_three(
    browser: Browser, real_url: str, figure: Callable[[str], None]
) -> None:
    wrong = [
        miss
        for language, prefix in (("en", ""), ("nb", "nb/"))
        for miss in check.not_among_the_first_three(browser, real_url + prefix, SEARCHES[language])
    ]
    count = sum(map(len, SEARCHES.values()))
    right = 1 - len(wrong) / count
    figure(f"search: {right:.1%} of {count} searches have their term in the first three")
    assert count > 150
    assert right >= 0.97, "\n".join(wrong)
