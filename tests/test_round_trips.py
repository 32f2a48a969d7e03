"""What a course writes for other programs, read back: the same, or told in formats.md."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageRequest

from studyguide.command import export
from studyguide.importing.entries import ImportedQuestion, ImportedTerm
from studyguide.importing.formats.registry import read_file
from studyguide.model.guide import Guide
from studyguide.pages.decks.deck_files import download_groups
from studyguide.pages.site import Site
from studyguide.reading.load import load_guide

COURSE = Path(__file__).parent / "small_course"
KINDS = ("choice", "multiple", "true-false", "short", "essay", "order", "match", "numeric", "cloze")
BANKS = {"moodle": "course.xml", "qti": "course.zip", "gift": "course.gift"}
LOST = {"gift": {"order"}, "moodle": set[str](), "qti": set[str]()}
"""Kinds that a format does not have."""


@cache
def guide() -> Guide:
    found, _ = load_guide(COURSE / "content", docs=COURSE / "docs")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with everything that the small course writes for other programs."""
    folder = tmp_path_factory.mktemp("exports")
    for bank in ("moodle", "qti", "glosario"):
        assert export.export_bank(COURSE, folder / bank, bank) == 0
    for file in download_groups(Site.of(guide(), "en"), lambda _: b"")[0].files:
        (folder / Path(file.uri).name).write_bytes(file.data)
    for bank in ("moodle", "qti"):
        path = folder / bank / "en" / BANKS[bank]
        path.rename(folder / BANKS[bank])
    return folder


def questions(path: Path) -> dict[str, ImportedQuestion]:
    found = [one for lesson in read_file(path).lessons for one in lesson.questions]
    return {question.id: question for question in found}


def words(text: Any) -> str:
    """Return a text as it leaves the course: references to terms are their words."""
    return re.sub(r"\[\[(?:[^|\]]*\|)?(.*?)\]\]", r"\1", (text.get("en") or "").strip())


def terms(path: Path) -> list[ImportedTerm]:
    return [term for lesson in read_file(path).lessons for term in lesson.terms]


@pytest.mark.parametrize("bank", BANKS)
def test_a_bank_has_every_question_in_its_kind(bank: str, folder: Path) -> None:
    found = questions(folder / BANKS[bank])
    there = {one.id: one.kind for _, one in guide().questions() if one.kind not in LOST[bank]}
    assert {id_: one.kind for id_, one in found.items()} == there
    assert {*there.values()} | LOST[bank] == {*KINDS}


@pytest.mark.parametrize("bank", BANKS)
def test_texts_options_answers_and_reasons_of_a_bank_are_those_of_the_course(
    bank: str, folder: Path
) -> None:
    found = questions(folder / BANKS[bank])
    for _, one in guide().questions():
        if one.kind in LOST[bank]:
            continue
        written: Any = one
        read = found[one.id]
        assert read.prompt == words(one.prompt)
        if one.kind in ("choice", "multiple"):
            assert [(o.text, o.correct, o.why) for o in read.options] == [
                (words(o.text), o.correct, words(o.why)) for o in written.options
            ]
        elif one.explanation:
            assert read.explanation == words(one.explanation)
        if one.kind == "numeric":
            assert (float(read.answer), float(read.tolerance), read.unit) == (
                float(written.answer), float(written.tolerance), written.unit.get("en"),
            )  # fmt: skip
        if one.kind == "cloze":
            assert read.text == words(written.text)
        if one.kind in ("short", "essay"):
            assert read.answer == words(written.answer)


def test_a_glossary_in_the_form_of_glosario_has_every_term_in_every_language(folder: Path) -> None:
    found = terms(folder / "glosario" / "glossary.yml")
    assert [term.name for term in found] == [one.name.get("en") for one in guide().terms.values()]
    assert {code for term in found for code in term.translations} == {"nb"}
    first, *_ = guide().terms.values()
    assert found[0].definition.startswith((first.definition.get("en") or "").split("\n")[0][:40])


def test_cards_and_lists_have_every_term_and_question(folder: Path) -> None:
    names = [one.name.get("en") for one in guide().terms.values()]
    assert [term.name for term in terms(folder / "course.tsv")] == names
    assert sorted(term.name for term in terms(folder / "course.apkg")) == sorted(map(str, names))
    assert len(questions(folder / "course.apkg")) == 1
    (lesson,) = read_file(folder / "course.apkg").lessons
    assert len(lesson.questions) == len(list(guide().questions()))


def test_a_package_that_anki_itself_writes_is_read_in_its_new_form(
    folder: Path, tmp_path: Path
) -> None:
    collection = Collection(str(tmp_path / "collection.anki2"))
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(folder / "course.apkg"))
    )
    path = tmp_path / "new.apkg"
    collection.export_anki_package(
        out_path=str(path), limit=None, options=ExportAnkiPackageOptions(with_media=True)
    )
    collection.close()
    assert [term.name for term in terms(path)] == [
        term.name for term in terms(folder / "course.apkg")
    ]
    assert len(read_file(path).media) == len(read_file(folder / "course.apkg").media)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_text_of_a_week_has_its_terms_lesson_and_plan(language: str, tmp_path: Path) -> None:
    week = guide().week(1)
    groups = download_groups(Site.of(guide(), language), lambda _: b"")
    (texts,) = (one for one in groups if one.part.week == week)
    (file,) = (one for one in texts.files if one.kind == "markdown")
    path = tmp_path / "week-01.md"
    path.write_bytes(file.data)
    found = read_file(path)
    (lesson,) = found.lessons
    names = [str(one.name.get(language)).casefold() for _, one in texts.part.terms]
    assert [term.name.casefold() for term in lesson.terms] == names
    for term, (_, one) in zip(lesson.terms, texts.part.terms, strict=True):
        written = re.sub(r"\[\[(?:[^|\]]*\|)?(.*?)\]\]", r"\1", one.definition.get(language) or "")
        assert written.split("\n")[0] in term.definition
    assert len(lesson.passages) > 3
    assert [(one.number, one.title) for one in found.weeks] == [(1, week.title.get(language))]
    assert len(found.weeks[0].topics) == len(week.topics)
    asked = len(texts.part.questions)
    assert sum("is a question" in remark.reason for remark in found.remarks) == asked
