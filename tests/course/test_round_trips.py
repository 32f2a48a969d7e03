"""This course, written for other programs and read back, is as before but for what is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.round_trips import differences, terms_of
from loaded_course import loaded_course
from sites import ROOT
from studyguide.model.questions import Match, Short
from studyguide.pages.decks.course_parts import course_part
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.decks.gift import gift, gift_questions
from studyguide.pages.decks.glosario_yaml import glosario
from studyguide.pages.decks.moodle_xml import moodle_xml
from studyguide.pages.decks.qti import qti_package
from studyguide.pages.decks.tsv import tsv
from studyguide.pages.site import Site

IN_EVERY_BANK = {
    "hotspot → choice", "labels → match", "parts → numeric", "trace → true-false",
    "short → essay",  # without wordings to accept, the reader judges the answer
    "pairs",  # right sides are plain words there, so code in them is no code any more
}  # fmt: skip
EXPECTED = {
    "moodle.xml": IN_EVERY_BANK,
    "qti.zip": IN_EVERY_BANK | {"hint"},
    "bank.gift": IN_EVERY_BANK | {"hint", "missing"},  # none asks for an order
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the course writes for other programs in English."""
    folder = tmp_path_factory.mktemp("exports")
    texts = ExportTexts(Site.of(loaded_course(ROOT), "en"))
    part = course_part(texts)
    written = {
        "moodle.xml": moodle_xml(texts, part),
        "bank.gift": gift(texts, part, gift_questions(texts)),
        "list.tsv": tsv(texts, part),
        "glossary.yml": glosario(texts.site.guide),
    }
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    (folder / "qti.zip").write_bytes(qti_package(texts, part))
    return folder


@pytest.mark.parametrize("bank", EXPECTED)
def test_every_question_comes_back_as_it_was(bank: str, folder: Path) -> None:
    guide = loaded_course(ROOT)
    found = [*differences(guide, "en", folder / bank)]
    assert {what for what, _ in found} == EXPECTED[bank]
    questions = {question.id: question for _, question in guide.questions()}
    for what, id_ in found:
        match what, questions[id_]:
            case "pairs", Match(pairs=pairs):
                assert any("`" in str(pair.right.get("en")) for pair in pairs), id_
            case "missing", question:
                assert question.kind == "order", id_
            case "short → essay", Short(accept=accept):
                assert accept is None, id_


def test_every_term_comes_back_with_its_name_and_meaning(folder: Path) -> None:
    terms = loaded_course(ROOT).terms.values()
    found = terms_of(folder / "list.tsv")
    assert [term.name for term in found] == [term.name.get("en") for term in terms]
    assert all(term.definition for term in found)


def test_a_glossary_in_the_form_of_glosario_has_every_term_in_both_languages(folder: Path) -> None:
    terms = loaded_course(ROOT).terms.values()
    found = terms_of(folder / "glossary.yml")
    assert [(term.name, term.translations["nb"].name) for term in found] == [
        (term.name.get("en"), term.name.get("nb")) for term in terms
    ]
