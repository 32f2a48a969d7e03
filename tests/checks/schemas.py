"""Whether what authors write is what their editors are told of."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import yaml


def what_is_written_fits_the_schema_that_it_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    comment, _, schema = text.partition("\n")[0].partition("$schema=")
    assert comment == "# yaml-language-server: "
    rules = json.loads((path.parent / schema).read_text(encoding="utf-8"))
    jsonschema.validate(yaml.load(text, yaml.CSafeLoader), rules, jsonschema.Draft202012Validator)
