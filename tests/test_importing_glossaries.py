"""`studyguide import` of a glossary that is linked in itself, and in many languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from studyguide.command.check import read_all
from studyguide.command.import_notes import ImportOptions, import_notes
from studyguide.model.guide import Guide
from studyguide.reading.load import load_guide
from test_importing import course, notes

__all__ = ["course"]  # the fixture

GLOSSARY = """\
- slug: feature_data
  en:
    term: "feature (in data)"
    def: >
      A [variable](#variable_x) in a
      [training
      set](#training_set), or [nothing](#no_such_slug).
  de:
    term: "Großes Merkmal"
    def: "Eine [Größe](#variable_x)."
- slug: feature_software
  ref: [feature_data, feature_software, no_such_slug]
  sw:
    term: "kipengele"
    def: "Kipengele."
  en:
    term: "feature (in software)"
    def: "What [software](#software) does."
- slug: variable_x
  def:
    term: "змінна"
    def: "Величина."
  en:
    term: "Variable Quantity (VQ)"
    def: "A quantity before \\\\begin{document}."
  de:
    term: "Große Größe"
    def: "Was sich ändert, siehe [Merkmal](#feature_data)."
- slug: training_set
  en:
    term: "training set"
    def: "Data to learn from, with [features](#feature_data)."
  de:
    term: "Große Größe"
    def: "Daten zum Lernen."
"""


def imported(folder: Path, tmp_path: Path, text: str = GLOSSARY) -> Guide:
    """Return a course after an import, by which nothing went wrong."""
    assert import_notes(folder, [notes(tmp_path, text, "glossary.yml")], ImportOptions()) == 0
    assert [one for one in read_all(folder, drafts=True)[1] if one.severity == "error"] == []
    guide, _ = load_guide(folder / "content", docs=folder / "docs")
    assert guide is not None
    return guide


def test_links_between_entries_are_references_and_slugs_are_ids(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    terms = imported(course("en", "de"), tmp_path).terms
    assert list(terms)[1:] == ["feature-data", "feature-software", "variable-x", "training-set"]
    definition = terms["feature-data"].definition
    assert (definition.get("en") or "").strip() == (
        "A [[variable-x|variable]] in a [[training-set|training set]], or nothing."
    )
    assert (definition.get("de") or "").strip() == "Eine [[variable-x|Größe]]."
    assert (terms["feature-software"].definition.get("en") or "").strip() == "What software does."
    assert terms["feature-software"].related.see == ("feature-data",)


def test_names_stay_as_they_are_but_for_an_abbreviation(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    terms = imported(course("en", "de"), tmp_path).terms
    names = [term.name.get("en") for term in terms.values()]
    assert names[1:3] == ["feature (in data)", "feature (in software)"]
    assert terms["feature-data"].name.get("de") == "Großes Merkmal"
    assert not any(term.aliases for term in terms.values())
    variable = terms["variable-x"]
    assert variable.name.get("en") == "Variable Quantity"
    assert variable.short
    assert variable.short.get("en") == "VQ"


def test_only_the_languages_of_the_course_are_taken_and_the_others_told(
    course: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = imported(course("en", "de"), tmp_path)
    assert guide.course.languages == ("en", "de")
    told = capsys.readouterr().out
    assert "'sw' are further languages" in told
    assert "'variable_x: def' is no language" in told


def test_a_language_that_is_added_later_gets_names_and_meanings(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    folder = course("en")
    imported(folder, tmp_path)
    file = folder / "content" / "course.yml"
    file.write_text(file.read_text().replace("[en]", "[en, de]"))
    terms = imported(folder, tmp_path).terms
    assert len(terms) == 5
    assert terms["feature-data"].name.get("de") == "Großes Merkmal"
    assert terms["feature-data"].name.get("en") == "feature (in data)"
    assert (terms["feature-data"].definition.get("de") or "").startswith("Eine [[variable-x|")


def test_a_name_that_two_terms_have_in_one_language_leaves_out_that_language(
    course: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = imported(course("en", "de"), tmp_path).terms
    assert terms["variable-x"].name.get("de") == "Große Größe"
    assert terms["training-set"].name.get("de") is None
    assert terms["training-set"].name.get("en") == "training set"
    assert "'training-set (de)' was left out" in capsys.readouterr().out


def test_latex_outside_of_formulas_becomes_code(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    meaning = imported(course("en"), tmp_path).terms["variable-x"].definition.get("en") or ""
    assert meaning.strip() == "A quantity before `\\begin{document}`."


def test_references_to_a_term_that_the_course_has_lead_there(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    folder = course("en", "de")
    text = GLOSSARY.replace('"training set"', '"plant"')
    terms = imported(folder, tmp_path, text).terms
    assert "[[plant|training set]]" in (terms["feature-data"].definition.get("en") or "")
    assert "training-set" not in terms
