"""Citations in a lesson, and the list of what it cites."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from mistakes import small_course
from sites import ROOT
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.registry import Registry, registry_of
from studyguide.reading.load import load_guide

LESSON = "content/lessons/01-walking-downhill"
SOURCES = r"""
@string{mit = "MIT Press"}
@article{lecun1998,
  author = {LeCun, Yann and Bottou, L{\'e}on and Bengio, Yoshua and Haffner, Patrick},
  title = {Gradient-Based Learning Applied to {Document} Recognition},
  journal = "Proceedings of the IEEE", volume = 86, number = {11}, pages = {2278--2324},
  year = 1998, doi = {10.1109/5.726791},
}
@book{good:2016, author = {Ian Goodfellow and Yoshua Bengio}, title = {Deep <Learning> & *more*},
  publisher = mit, year = {2016}, url = {https://www.deeplearningbook.org/}}
@misc{cauchy-a, author = {van der Berg, Anna}, title = {On Steps}, year = 1847}
@misc{cauchy-b, author = {van der Berg, Anna}, title = {Steps Again}, year = 1847}
@online{nobody, title = {A Page}, date = {2024-05-01}}
@misc{unused, title = {Never Cited}}
"""
TEXT = """
The [[step-size|size]] counts [@lecun1998; @good:2016, pp. 3–4]. So it does [@nobody].

> Twice [@cauchy-a; @cauchy-b].
"""


def read(folder: Path, text: str = TEXT, sources: str = SOURCES) -> tuple[Guide, Problems]:
    course = small_course(folder)
    (course / "content/references.bib").write_text(sources, encoding="utf-8")
    for file in (course / LESSON).glob("lesson.*.md"):
        file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    guide, problems = load_guide(course / "content")
    assert guide is not None
    return guide, problems


def registry(folder: Path, language: str = "en", *, printed: bool = False) -> Registry:
    guide, problems = read(folder)
    assert problems == ()
    made, problems = registry_of(guide, language, compiler=PdfCompiler() if printed else None)
    assert problems == ()
    return made


def test_a_citation_is_author_and_year_and_leads_to_the_list(tmp_path: Path) -> None:
    html = str(registry(tmp_path).page("lessons/walking-downhill.md").body)
    lecun = '<a href="#ref-lecun1998">LeCun et al., 1998</a>'
    good = '<a href="#ref-good-2016">Goodfellow &amp; Bengio, 2016</a>'
    assert f"counts ({lecun}; {good}, pp. 3–4)." in html
    assert ">van der Berg, 1847a</a>; " in html
    for anchor in re.findall(r'href="#(ref-[^"]+)"', html):
        assert html.count(f'<li id="{anchor}">') == 1


def test_the_list_has_what_is_cited_in_order_and_nothing_else(tmp_path: Path) -> None:
    html = str(registry(tmp_path).page("lessons/walking-downhill.md").body)
    _, _, listed = html.partition('<h2 id="lesson-references">')
    assert listed.startswith("References")
    assert re.findall(r'<li id="ref-([^"]+)">', listed) == [
        "nobody", "good-2016", "lecun1998", "cauchy-a", "cauchy-b",
    ]  # fmt: skip
    assert (
        "LeCun, Y., Bottou, L., Bengio, Y., &amp; Haffner, P. (1998). Gradient-Based Learning "
        "Applied to Document Recognition. <em>Proceedings of the IEEE</em>, 86(11), 2278–2324. "
        '<a href="https://doi.org/10.1109/5.726791">https://doi.org/10.1109/5.726791</a>'
    ) in listed
    assert "<em>Deep &lt;Learning&gt; &amp; *more*</em>. MIT Press." in listed


def test_a_sentence_that_is_quoted_elsewhere_keeps_its_citations(tmp_path: Path) -> None:
    html = str(registry(tmp_path).page("glossary/step-size.md").body)
    assert "counts (LeCun et al., 1998; Goodfellow &amp; Bengio, 2016, pp. 3–4)." in html


def test_paper_and_texts_have_the_same_list(tmp_path: Path) -> None:
    made = registry(tmp_path, "nb", printed=True)
    pdf = next(file.data for file in made.files() if file.uri == "pdf/week-01.pdf")
    paper = " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages).split())
    text = next(file.text for file in made.files() if file.uri == "guide/week-01.txt")
    for output in (paper, " ".join(text.split())):
        assert "Referanser" in output
        assert "(LeCun et al., 1998" in output
        assert "Goodfellow, I., & Bengio, Y. (2016)." in output


def test_a_lesson_may_have_sources_of_its_own(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / LESSON / "references.bib").write_text(SOURCES, encoding="utf-8")
    for folder, expected in ((LESSON, 0), ("content/lessons/02-steps", 1)):
        file = course / folder / "lesson.en.md"
        file.write_text(f"{file.read_text(encoding='utf-8')}\n[@nobody]\n", encoding="utf-8")
        problems = load_guide(course / "content")[1]
        assert len(problems) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[@lecun1989]", "unknown source 'lecun1989'. Did you mean 'lecun1998'?"),
        ("[@zzz]", "unknown source 'zzz'. Add it to 'content/references.bib'"),
        (
            "[@lecun1998; p. 3]",
            "'[@lecun1998; p. 3]' is no citation. Write '[@key]' or '[@key, p. 3; @other]'",
        ),
    ],
)
def test_a_wrong_citation_is_told_at_its_line(text: str, message: str, tmp_path: Path) -> None:
    problems = read(tmp_path, f"\n{text}\n")[1]
    assert f"{LESSON}/lesson.en.md:32: {message}" in map(str, problems)


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("@misc{a, title={x}\n@misc{b, title={y}}", 1, "the entry cannot be read"),
        ("@misc{a, title={x}}\n@misc{a, title={y}}", 2, "the key 'a' is used by an earlier entry"),
        ("\n@misc{a, year=1999}", 2, "the entry 'a' has no 'title'"),
        ("@misc{a, title={x}, url={javascript:alert(1)}}", 1, "is not allowed. Use https:"),
    ],
)
def test_a_mistake_in_the_sources_is_told_at_its_line(
    source: str, line: int, message: str, tmp_path: Path
) -> None:
    problems = read(tmp_path, "", source)[1]
    found = [str(problem) for problem in problems]
    assert any(
        one.startswith(f"content/references.bib:{line}: ") and message in one for one in found
    )


def test_a_term_has_no_citations(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = course / LESSON / "terms.yml"
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace("      The ", "      [@x] The ", 1), encoding="utf-8")
    (problem,) = load_guide(course / "content")[1]
    assert "only lessons have citations" in problem.message


def test_nothing_but_the_problem_is_said_of_a_wrong_source(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text("@book{key{title = {A}}", encoding="utf-8")
    script = (
        "from pathlib import Path; from studyguide.reading.bibliography import read_bibliography;"
        "print(len(read_bibliography(Path('references.bib'), 'references.bib')[1]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    said = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (said.stdout, said.stderr) == ("1\n", "")
