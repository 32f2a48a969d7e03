"""The booklets of this course."""

from __future__ import annotations

import pytest

from checks import booklets as check
from sites import ROOT, Site
from studyguide.pages.booklets.pdf_compiler import PdfCompiler

LANGUAGES = pytest.mark.parametrize("language", ["en", "nb"])


@pytest.fixture(autouse=True, scope="module")
def _printed(real_site: Site) -> None:
    """Take the course's booklets from the built site: they are the same bytes."""
    check.COMPILERS[ROOT] = PdfCompiler(real_site.folder.parent / ".cache/booklets")


def test_the_built_site_has_the_booklets(real_site: Site) -> None:
    check.the_built_site_has_the_booklets(ROOT, real_site)
    assert check.COMPILERS[ROOT].printed_keys == []


@LANGUAGES
def test_every_word_of_every_lesson_is_printed(language: str) -> None:
    check.every_word_of_every_lesson_is_printed(ROOT, language)


@LANGUAGES
def test_every_word_of_every_term_is_printed(language: str) -> None:
    check.every_word_of_every_term_is_printed(ROOT, language)


@LANGUAGES
def test_every_word_of_every_question_is_printed(language: str) -> None:
    check.every_word_of_every_question_is_printed(ROOT, language)


@LANGUAGES
def test_a_booklet_can_be_read_aloud(language: str) -> None:
    check.a_booklet_can_be_read_aloud(ROOT, language)


@LANGUAGES
def test_a_week_has_an_outline_and_links(language: str) -> None:
    check.a_week_has_an_outline_and_links(ROOT, language)


@LANGUAGES
def test_page_references_are_right(language: str) -> None:
    check.page_references_are_right(ROOT, language)


@LANGUAGES
def test_the_guide_has_every_lesson_term_and_name(language: str) -> None:
    check.the_guide_has_every_lesson_term_and_name(ROOT, language)


@LANGUAGES
def test_a_booklet_knows_its_pages(language: str) -> None:
    check.a_booklet_knows_its_pages(ROOT, language)


@LANGUAGES
def test_pages_are_full(language: str) -> None:
    check.pages_are_full(ROOT, language)


@LANGUAGES
def test_nothing_runs_off_the_paper(language: str) -> None:
    check.nothing_runs_off_the_paper(ROOT, language)
