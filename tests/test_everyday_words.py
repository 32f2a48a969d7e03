"""A name that is an everyday word becomes a link only where the text is about the term."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from checks.linking import linked
from mistakes import small_course
from studyguide.command.glossary_hints import report
from studyguide.languages.rules import FOLDER
from studyguide.languages.word_frequencies import frequency, is_in_every_text
from studyguide.linking.blanked_names import without_names
from studyguide.linking.everyday import OFTEN, WordUsage, usage_of
from studyguide.linking.everyday_report import everyday_names
from studyguide.linking.name_table import NameTable
from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.text_sources import course_usage
from studyguide.reading.load import load_guide
from studyguide.text.tree.inlines import Text
from test_linking import glossary

PROCESS: Mapping[str, object] = {
    "id": "process",
    "name": {"en": "process"},
    "definition": {"en": "A program that an operating system is running."},
}
TERM = """
- id: work
  name: {en: work, nb: arbeid}
  definition: {en: Energy that a force transfers., nb: Energi som en kraft overfører.}
"""
TEXT = (
    """
## Work {#work}

Such a proof is a lot of work.

The work depends on how strong the force is.

Nobody likes the work.

"""
    + "These are other words.\n" * 500
)
RARELY = WordUsage({"process": 2}, 10_000)
FREQUENTLY = WordUsage({"process": 90}, 10_000)


def finder(entry: Mapping[str, object], usage: WordUsage, language: str = "en") -> NameFinder:
    terms = {term.id: term for term in glossary([entry])}
    return NameTable.of(terms, language, usage).finder


@pytest.mark.parametrize(
    ("text", "usage", "is_link"),
    [
        ("Growing up is a slow process.", RARELY, False),
        ("An operating system stops the process.", RARELY, True),
        ("Processes that run on any operating system.", RARELY, True),
        ("Growing up is a slow process.", FREQUENTLY, True),
        ("The process of growing up is slow.", FREQUENTLY, False),
        ("The process of stopping a program.", FREQUENTLY, True),
        ("The process of stopping a program.", RARELY, False),
        ("A process of 20 threads.", FREQUENTLY, True),
    ],
)
def test_the_course_and_the_paragraph_say_what_is_meant(
    text: str, usage: WordUsage, is_link: bool
) -> None:
    assert bool(linked(text, finder(PROCESS, usage))) == is_link


@pytest.mark.parametrize(
    "change",
    [
        {"linked": {"en": ["process"]}},
        {"name": {"en": "heavy process"}, "forms": {"en": []}},
        {"name": {"en": "gradient"}},
        {"name": {"en": "IT"}},
    ],
)
def test_other_names_are_links_everywhere(change: Mapping[str, object]) -> None:
    names = finder({**PROCESS, **change}, RARELY)
    assert linked("A slow process, a heavy process, a gradient in IT.", names) != []


def test_a_reference_is_a_link_everywhere() -> None:
    assert linked("Growing up is a slow [[process]].", finder(PROCESS, RARELY)) != []


def test_german_nouns_are_everyday_words_too() -> None:
    entry = {
        "id": "loesung",
        "name": {"de": "Lösung"},
        "definition": {"de": "Gemisch aus einem Stoff und einem Lösungsmittel."},
    }
    names = finder(entry, WordUsage({}, 10_000), "de")
    assert linked("Dafür gibt es keine Lösung.", names) == []
    assert linked("Der Stoff in der Lösung.", names) == ["Lösung → loesung"]


def test_words_are_counted_without_what_is_written_before_them() -> None:
    usage = usage_of(["L’offre et l’Offre."], "fr")
    assert usage.counts["offre"] == 2
    assert usage.ratio(["offre"], "fr") > 1000
    assert usage.ratio(["macroéconomie"], "fr") == 0


@pytest.mark.parametrize(
    "file", sorted(FOLDER.glob("*/frequent_words.txt")), ids=lambda file: file.parent.name
)
def test_the_list_of_a_language_has_what_is_in_every_text_first(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    language = file.parent.name
    assert [float(row[0]) for row in rows] == sorted((float(row[0]) for row in rows), reverse=True)
    assert is_in_every_text(rows[0][1], language)
    assert 0 < frequency(rows[-1][1], language) < frequency(rows[0][1], language)


def test_the_report_says_what_was_decided_and_why(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    for file, added in (("01-walking-downhill/lesson.en.md", TEXT), ("02-steps/terms.yml", TERM)):
        path = course / "content" / "lessons" / file
        path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide is not None, problems
    names = NameTable.of(guide.terms, "en", course_usage(guide, "en"))
    found = {name.term: name for name in everyday_names(guide, names.finder)}["work"]
    assert (found.word, found.linked, found.left_out) == ("work", 1, 3)
    assert 0 < found.ratio < OFTEN
    assert "works in any number" in found.example
    assert "work → work: used " in report(guide)


def test_the_place_that_the_report_shows_has_the_words_of_references(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    added = "\nAsk people about the [[gradient|steep slope]].\n"
    term = TERM.replace("work", "people")
    for file, text in (("01-walking-downhill/lesson.en.md", added), ("02-steps/terms.yml", term)):
        path = course / "content" / "lessons" / file
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide is not None, problems
    names = NameTable.of(guide.terms, "en", course_usage(guide, "en"))
    examples = [name.example for name in everyday_names(guide, names.finder)]
    assert "Ask people about the steep slope." in examples


def test_a_card_hides_an_everyday_name_wherever_its_meaning_has_it() -> None:
    entry = {**PROCESS, "definition": {"en": "A process of growing up, or a slow process."}}
    (term,) = glossary([entry])
    names = NameTable.of({term.id: term}, "en", RARELY).finder
    meaning = (Text("A process of growing up, or a slow process."),)
    assert without_names(meaning, term, names) == (
        Text("A "), Text("…"), Text(" of growing up, or a slow "), Text("…"), Text("."),
    )  # fmt: skip
