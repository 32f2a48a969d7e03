"""Figures of a lesson: their credits, their numbers and what refers to them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from mistakes import small_course
from studyguide.model.guide import Guide
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.registry import Registry, registry_of
from studyguide.reading.load import load_guide

LESSON = "content/lessons/01-walking-downhill"
TEXT = """
As [[#fig-second]] and [[#fig-first|the first]] show, the [[step-size|size]] counts.

![None.](figures/parabola.svg "No number.")

![One.](figures/parabola.svg "The *first*."){ #fig-first credit="Photo: [Ann](https://a.example)" }

> ![Two.](figures/parabola.svg){ width=90 #fig-second }
"""
WORDS = {"en": "Figure", "nb": "Figur"}


def guide_with(folder: Path, text: str) -> Guide:
    course = small_course(folder)
    for file in (course / LESSON).glob("lesson.*.md"):
        file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    terms = course / LESSON / "terms.yml"
    written = terms.read_text(encoding="utf-8")
    credited = re.sub(r"(    file: figures/parabola.svg\n)", r"\1    credit: By *Bo*\n", written)
    assert credited != written
    terms.write_text(credited, encoding="utf-8")
    guide, problems = load_guide(course / "content")
    assert guide is not None
    assert problems == ()
    return guide


def body(registry: Registry, uri: str) -> str:
    return str(registry.page(uri).body)


def test_a_figure_with_an_id_has_a_number_in_the_language_of_the_page(tmp_path: Path) -> None:
    guide = guide_with(tmp_path, TEXT)
    for language, word in WORDS.items():
        html = body(registry_of(guide, language)[0], "lessons/walking-downhill.md")
        assert (
            f'As <a href="#fig-second">{word} 2</a> and <a href="#fig-first">the first</a>' in html
        )
        assert re.search(
            rf'<figure class="figure" id="fig-first">.*?<strong>{word} 1\.</strong> The', html, re.S
        )
        assert re.search(
            rf'id="fig-second">.*?<figcaption><strong>{word} 2</strong></fig', html, re.S
        )
        assert "<figcaption>No number.</figcaption>" in html


def test_a_sentence_that_is_quoted_elsewhere_keeps_the_number(tmp_path: Path) -> None:
    html = body(registry_of(guide_with(tmp_path, TEXT), "en")[0], "glossary/step-size.md")
    assert "As Figure 2 and the first show, the" in html


def test_a_credit_stands_below_the_caption_with_its_links(tmp_path: Path) -> None:
    registry, _ = registry_of(guide_with(tmp_path, TEXT), "en")
    credit = '<br>\n<small class="credit">Photo: <a href="https://a.example">Ann</a></small>'
    assert credit in body(registry, "lessons/walking-downhill.md")
    assert '<small class="credit">By <em>Bo</em></small>' in body(
        registry, "glossary/gradient-descent.md"
    )


def test_texts_for_other_programs_have_numbers_and_credits(tmp_path: Path) -> None:
    registry, _ = registry_of(guide_with(tmp_path, TEXT), "en")
    text = next(file.text for file in registry.files() if file.uri == "guide/week-01.md")
    assert "As Figure 2 and the first show" in text
    assert "**Figure 1.** The *first*. (Picture: One.) Photo: [Ann](https://a.example)" in text


def test_paper_has_the_same_numbers_and_credits(tmp_path: Path) -> None:
    registry, problems = registry_of(guide_with(tmp_path, TEXT), "nb", compiler=PdfCompiler())
    assert problems == ()
    pdf = next(file.data for file in registry.files() if file.uri == "pdf/week-01.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    text = " ".join(text.split())
    for words in ("As Figur 2 and the first", "Figur 1. The first. Photo: Ann", "By Bo"):
        assert words in text


def test_another_lesson_may_lead_to_a_figure(tmp_path: Path) -> None:
    link = "\n[the steps](../01-walking-downhill/lesson.en.md#fig-first)\n"
    guide = guide_with(tmp_path, TEXT + link)
    assert 'href="#fig-first">the steps</a>' in body(
        registry_of(guide, "en")[0], "lessons/walking-downhill.md"
    )
