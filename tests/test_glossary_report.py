"""What `check --report` says a glossary lacks, from the guide alone."""

from __future__ import annotations

import pytest

from mistakes import small_course
from studyguide.linking.glossary_report import GlossaryReport, glossary_report, unasked
from studyguide.linking.name_index import NameIndex
from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.text_sources import texts
from studyguide.model.guide import Guide
from studyguide.reading.load import load_guide

ADDED = """

## Words {#words}

Two gradients, and `ABC` in code. A *saddle point* and the ReLU, twice the ReLU. In $MNIST$ nothing
is a word. A [link to RNN](https://example.org/LSTM) is running text for nobody.
"""
TERM = """
- id: lone
  name: {en: lone wolf, nb: einstøing}
  definition: {en: A wolf., nb: En ulv.}
"""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    course = small_course(tmp_path_factory.mktemp("survey"))
    lessons = course / "content" / "lessons"
    for file, added in (("02-steps/lesson.en.md", ADDED), ("02-steps/terms.yml", TERM)):
        path = lessons / file
        path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")
    found, problems = load_guide(course / "content", docs=course / "docs")
    assert found is not None, problems
    return found


def surveyed(guide: Guide, language: str = "en") -> GlossaryReport:
    return glossary_report(
        guide, NameFinder.of(NameIndex.of(tuple(guide.terms.values()), language))
    )


def test_a_term_is_unused_if_no_text_but_its_own_mentions_it(guide: Guide) -> None:
    assert surveyed(guide).unused == ("lone",)
    assert surveyed(guide, "nb").unused == ("lone",)


def test_a_term_is_unasked_if_no_question_is_about_it(guide: Guide) -> None:
    assert unasked(guide) == ("lone",)


def test_inflections_that_became_links_are_counted(guide: Guide) -> None:
    assert surveyed(guide).derived == (("gradients", "gradient", 1),)


def test_what_looks_like_a_term_is_told_with_its_line(guide: Guide) -> None:
    path = "content/lessons/02-steps/lesson.en.md"
    lines = (guide.lessons[1].folder_path / "lesson.en.md").read_text(encoding="utf-8").split("\n")
    line = next(at for at, text in enumerate(lines, start=1) if "saddle" in text)
    assert surveyed(guide).candidates == (
        ("ReLU", 2, f"{path}:{line}"),
        ("saddle point", 1, f"{path}:{line}"),
    )


def test_every_running_text_of_the_language_is_surveyed(guide: Guide) -> None:
    paths = sorted(place.path for place in texts(guide, "en"))
    assert [path.removeprefix("content/lessons/") for path in paths] == [
        "01-walking-downhill/lesson.en.md",
        "01-walking-downhill/terms.yml",
        "01-walking-downhill/terms.yml",
        "01-walking-downhill/terms.yml",
        "02-steps/lesson.en.md",
        "02-steps/terms.yml",
        "02-steps/terms.yml",
    ]
