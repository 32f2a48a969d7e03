"""Booklets in scripts that the compiler's own fonts do not have."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from pypdf import PageObject, PdfReader

from languages import course_in
from studyguide.languages.print_fonts import can_be_printed, how_to_print
from studyguide.pages.booklets.booklet import Booklet
from studyguide.pages.booklets.booklet_printer import BookletPrinter
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.site import Release, Site
from studyguide.reading.load import load_guide


def test_a_font_that_is_not_installed_is_an_extra() -> None:
    advice = "Run pip install 'studyguide[fonts-cjk]', or write 'booklets: false' below 'extra:'"
    assert how_to_print("ja").startswith(advice)
    assert [can_be_printed(code) for code in ("en", "uk", "el", "ar", "he", "hi")] == [
        *[True] * 5, False
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "name", "font"),
    [("ar", "انحدار التدرج", "NotoSansArabic"), ("ja", "勾配降下法", "NotoSansJP")],
)
def test_a_booklet_has_the_letters_of_its_language(
    language: str, name: str, font: str, tmp_path: Path
) -> None:
    course = course_in(tmp_path, {language: "en"})
    terms = course / "content/lessons/01-walking-downhill/terms.yml"
    text = terms.read_text(encoding="utf-8")
    changed = text.replace(f"{language}: gradient descent\n", f"{language}: {name}\n")
    terms.write_text(changed, encoding="utf-8")
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide is not None, problems
    site = Site.of(guide, language, Release(seconds=1_700_000_000))
    booklet = BookletPrinter(site, PdfCompiler()).guide()
    assert isinstance(booklet, Booklet)
    fonts = {name for page in PdfReader(BytesIO(booklet.data)).pages for name in _fonts_of(page)}
    assert any(font in name for name in fonts)
    assert any("LibertinusSerif" in name for name in fonts)


def _fonts_of(page: PageObject) -> Iterator[str]:
    resources = cast("Any", page["/Resources"])
    for font in resources["/Font"].values():
        yield str(font.get_object()["/BaseFont"])
