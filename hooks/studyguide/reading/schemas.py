"""JSON Schemas of the authored YAML files, by which editors complete and check.

`python -m studyguide.reading.schemas` writes them; a test keeps them up to date.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from studyguide.model.questions import AnyQuestion
from studyguide.reading.playable_figures import FIGURE_WORDS
from studyguide.reading.schema_checks import COURSE, QUESTION, TERM

SCHEMA_FOLDER = Path(__file__).parents[1] / "schemas"


@cache
def schemas() -> Mapping[str, str]:
    """Return the JSON text of each schema by file name."""
    texts = {
        "course.schema.json": _text("course.yml", COURSE, a_list=False),
        "terms.schema.json": _text("terms.yml", TERM, a_list=True),
        "quiz.schema.json": _text("quiz.yml", QUESTION, a_list=True),
        "figure.schema.json": _text("figures/*.yml", FIGURE_WORDS, a_list=False),
    }
    return MappingProxyType(texts)


def write_schemas(folder: Path = SCHEMA_FOLDER) -> None:
    """Write the schemas into a folder."""
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _text(title: str, adapter: TypeAdapter[Any], *, a_list: bool) -> str:
    record_schema = adapter.json_schema()
    definitions = record_schema.pop("$defs", {})
    _explain_shared_keys(definitions)
    root = {"type": "array", "items": record_schema} if a_list else record_schema
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema = head | root | {"title": title, "$defs": definitions}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _explain_shared_keys(definitions: dict[str, Any]) -> None:
    """Copy the descriptions of `AnyQuestion` to each kind: pydantic does not inherit them."""
    shared = TypeAdapter(AnyQuestion).json_schema()["properties"]
    for record in definitions.values():
        for key, rules in record.get("properties", {}).items():
            if "description" in shared.get(key, {}) and "kind" in record["properties"]:
                rules.setdefault("description", shared[key]["description"])


if __name__ == "__main__":
    write_schemas()
