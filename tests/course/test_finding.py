"""Readers find the terms of this course by every name and by what is left of one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from checks import finding as check
from pages_in_browser import WIDE, axe_violations, opened
from sites import Site


def test_every_term_has_its_card_with_its_formulas_and_no_link(real_site: Site) -> None:
    check.every_term_has_its_card_with_its_formulas_and_no_link(real_site)


def test_a_norwegian_name_on_the_english_site_finds_the_term_and_shows_both(
    browser: Browser, real_url: str
) -> None:
    with opened(browser, real_url, viewport=WIDE) as page:
        lines = check.jump(page, "læringsraten")
        expect(lines.first).to_contain_text("learning rate")
        expect(lines.first.locator("[lang=nb]").first).to_have_text("læringsrate")
        expect(page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", "jump-0")
        assert axe_violations(page) == []
        page.keyboard.press("Enter")
        expect(page).to_have_url(real_url + "glossary/learning-rate/")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("gradeint", "gradient"),
        ("nedstigning", "gradient descent"),
        ("SGD", "stochastic gradient descent"),
        ("skjulte lagene", "hidden layer"),
        ("laeringsrate", "learning rate"),
        ("mini batches", "mini-batch"),
        ("tap", "loss function"),
        ("softmaks", "softmax"),
        ("backprop", "backpropagation"),
        ("tensorene", "tensor"),
        ("optimering", "optimizer"),
        ("nevrale nettene", "neural network"),
        ("trening lokke", "training loop"),
        ("nevron momentum", "neuron"),
    ],
)
def test_a_half_remembered_name_is_found(
    browser: Browser, real_url: str, typed: str, first: str
) -> None:
    with opened(browser, real_url + "about/", viewport=WIDE) as page:
        expect(check.jump(page, typed).first.locator(".jump-name")).to_have_text(first)


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_every_name_finds_its_term_first_and_a_typo_among_the_first_three(
    browser: Browser, real_url: str, prefix: str, figure: Callable[[str], None]
) -> None:
    result = check.names_and_typos(browser, real_url + prefix)
    right = 1 - len(result["notFound"]) / result["typos"]
    site = prefix.strip("/") or "en"
    figure(
        f"jump, {site}: {result['names'] - len(result['notFirst'])} of {result['names']} names"
        f" first; {right:.2%} of {result['typos']} typos in the first three;"
        f" slowest {result['slowest']:.1f} ms"
    )
    assert result["names"] > 300
    assert result["notFirst"] == []
    assert right >= 0.97, result["notFound"]


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_the_full_text_search_has_an_exact_name_first(
    browser: Browser, real_site: Site, real_url: str, prefix: str, figure: Callable[[str], None]
) -> None:
    folder = real_site.folder / prefix
    wrong = check.names_that_are_not_first(browser, real_url + prefix, folder)
    number, site = len(check.terms(folder)), prefix.strip("/") or "en"
    figure(f"full-text search, {site}: {number - len(wrong)} of {number} names first")
    assert wrong == []
