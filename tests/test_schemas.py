"""The JSON Schemas are those of the records, and editors find and accept what is written."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from checks.schemas import what_is_written_fits_the_schema_that_it_names
from studyguide.reading.schemas import SCHEMA_FOLDER, schemas

TESTS = Path(__file__).parent
AUTHORED = sorted(TESTS.glob("*_course/content/**/*.yml"))


def test_the_committed_schemas_are_those_of_the_records() -> None:
    assert {
        path.name: path.read_text(encoding="utf-8") for path in SCHEMA_FOLDER.glob("*")
    } == schemas()


@pytest.mark.parametrize("path", AUTHORED, ids=lambda path: path.relative_to(TESTS).as_posix())
def test_what_is_written_fits_the_schema_that_it_names(path: Path) -> None:
    what_is_written_fits_the_schema_that_it_names(path)


@pytest.mark.parametrize("name", sorted(schemas()))
def test_each_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schemas()[name]))


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_key_is_explained_to_whoever_hovers_over_it(name: str) -> None:
    records = json.loads(schemas()[name])["$defs"]
    for record, rules in records.items():
        assert rules.get("description"), record
        for key in ("id", "prompt", "terms", "hint", "section", "definition"):
            if key in rules["properties"]:
                assert rules["properties"][key].get("description"), f"{record}.{key}"
