"""Validates plain YAML data: records, and a `Problem` for everything malformed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

from pydantic import Discriminator, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from studyguide.linking.name_index import UncheckedNames, match_key
from studyguide.model.course import Course
from studyguide.model.described import described
from studyguide.model.guide import Term
from studyguide.model.problems import Problem, Problems, did_you_mean, without_echoes
from studyguide.model.questions import Question
from studyguide.model.yaml_file import Loc, YamlFile
from studyguide.reading.read_cache import FindRecord

COURSE: TypeAdapter[Course] = TypeAdapter(Course)
TERM: TypeAdapter[Term] = TypeAdapter(Term)
QUESTION: TypeAdapter[Question] = TypeAdapter(Annotated[Question, Discriminator("kind")])

Record = TypeVar("Record")

THE_COURSE = "the course"
"""The name of the record of `course.yml` in messages."""
_LONGEST_NAME = 80
_LIST = "Write '[one, another]' or lines that begin with '- '"


def read_record(
    adapter: TypeAdapter[Record], data: object, source: YamlFile, *, at: Loc = (), name: str
) -> tuple[Record | None, Problems]:
    """Return the record described by `data`, or None and all problems with its form.

    `name` is the record's name in messages: `the term 'relu'`.
    """
    try:
        return adapter.validate_python(data), ()
    except ValidationError as error:
        schema = adapter.json_schema()
        problems = (
            source.problem((*at, *detail["loc"]), _message(detail, name, schema))
            for detail in error.errors(include_url=False)
        )
        return None, without_echoes(problems)


def read_records(
    adapter: TypeAdapter[Record],
    data: object,
    source: YamlFile,
    *,
    kind: str,
    find_record: FindRecord = lambda _: None,
) -> tuple[tuple[tuple[int, Record], ...], Problems]:
    """Return the valid records of a list with their indexes, and problems with the others.

    `kind` is the name of a record: `term`. `find_record` returns the cached record of the same
    data.
    """
    if data is None:
        return (), ()
    if not isinstance(data, list):
        message = f"the file must be a list: each {kind} begins with '- id: …' at the margin"
        return (), (source.problem((), message),)
    records: list[tuple[int, Record]] = []
    problems: list[Problem] = []
    for index, item in enumerate(data):
        if (record := find_record(item)) is not None:
            records.append((index, record))
            continue
        name = record_label(item, kind, index)
        result = read_record(adapter, item, source, at=(index,), name=name)
        record, faults = result
        problems += faults
        if record is not None:
            records.append((index, record))
    return tuple(records), tuple(problems)


def names_in(data: object) -> Iterator[str]:
    """Yield the ids and names in a malformed list of terms.

    References to malformed terms are not reported again. The mistake may be in a key, so any short
    text may be a name.
    """
    for text in _strings(data):
        if len(text) < _LONGEST_NAME:
            yield text


def names_missed(data: object, rows: set[int], *, lost: bool) -> UncheckedNames:
    """Return the names in rows that were not read; `lost` means that the whole file was not."""
    if not isinstance(data, list):
        return UncheckedNames(frozenset(), everything=lost or data is not None)
    missed = [item for row, item in enumerate(data) if lost or row not in rows]
    return UncheckedNames(frozenset(map(match_key, names_in(missed))))


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            yield from (text for item in value for text in _strings(item))
        case dict():
            yield from (text for item in value.values() for text in _strings(item))


def record_label(item: object, kind: str, index: int) -> str:
    """Return a record's name in messages: `the term 'relu'`, or `term 3` if it has no id."""
    id_ = item.get("id") if isinstance(item, dict) else None
    return f"the {kind} '{id_}'" if isinstance(id_, str) else f"{kind} {index + 1}"


def _message(detail: ErrorDetails, name: str, schema: dict[str, Any]) -> str:
    loc = _without_kind(detail["loc"], schema)
    key, actual = str(loc[-1]) if loc else "", described(detail["input"])
    match detail["type"]:
        case "author":
            return f"'{_field(loc)}' {detail['msg']}"
        case "missing" if loc == ("id",) and name == THE_COURSE:
            return f"{name} has no 'id'. Add 'id: a-short-name', or run 'studyguide upgrade'"
        case "missing":
            return f"{_record_name(loc[:-1], name)} has no '{key}'. Add '{key}: …'"
        case "extra_forbidden" | "unexpected_keyword_argument":
            keys = _known_keys(schema, detail["loc"][:-1])
            guess = did_you_mean(key, keys) or f" Known keys: {', '.join(sorted(keys))}"
            return f"unknown key '{key}'.{guess}"
        case "union_tag_invalid":
            return _unknown_kind(detail)
        case "union_tag_not_found":
            return f"{name} has no 'kind'. Add 'kind: choice', or another kind"
        case "literal_error":
            expected = detail["ctx"]["expected"].replace("'", "")
            return f"'{_field(loc)}' must be {expected}, not {actual}"
        case type_:
            return _type_message(type_, _field(loc) or name, actual, detail["msg"])


def _type_message(type_: str, key: str, actual: str, otherwise: str) -> str:
    match type_:
        case "string_type":
            return f"'{key}' must be text, not {actual}. Put it in quotes"
        case "bool_type" | "bool_parsing":
            return f"'{key}' must be true or false, not {actual}"
        case "tuple_type" | "list_type":
            return f"'{key}' must be a list, not {actual}. {_LIST}"
        case "int_type" | "int_parsing" | "int_from_float" | "float_type" | "float_parsing":
            return f"'{key}' must be a number, not {actual}"
        case "dataclass_type" | "model_attributes_type" | "dict_type":
            return f"{key} must be a mapping with lines 'key: value', not {actual}"
        case _:
            return f"'{key}': {otherwise}"


def _unknown_kind(detail: ErrorDetails) -> str:
    tags = detail["ctx"]["expected_tags"].replace("'", "").split(", ")
    kind = detail["ctx"]["tag"]
    return f"unknown kind '{kind}'.{did_you_mean(kind, tags) or ' Known kinds: ' + ', '.join(tags)}"


def _field(loc: tuple[int | str, ...]) -> str:
    """Return the key of a location: the last part that is not an index."""
    names = [part for part in loc if isinstance(part, str)]
    return names[-1] if names else ""


def _record_name(loc: tuple[int | str, ...], name: str) -> str:
    match loc:
        case (*_, str(field), int(index)):
            return f"item {index + 1} of '{field}'"
        case (*_, str(field)):
            return f"'{field}'"
        case _:
            return name


def _without_kind(loc: tuple[int | str, ...], schema: dict[str, Any]) -> tuple[int | str, ...]:
    """Return a location in the author's data, without the question's kind that pydantic inserts."""
    kinds = schema.get("discriminator", {}).get("mapping", {})
    return loc[1:] if loc and loc[0] in kinds else loc


def _known_keys(schema: dict[str, Any], loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the keys that the schema allows at a location."""
    node = schema
    for part in loc:
        node = _step(_resolved(node, schema), part)
    return tuple(_resolved(node, schema).get("properties", ()))


def _step(node: dict[str, Any], part: int | str) -> dict[str, Any]:
    if isinstance(part, int):
        return dict(node.get("items", {}))
    kinds = node.get("discriminator", {}).get("mapping", {})
    if part in kinds:
        return {"$ref": kinds[part]}
    return dict(node.get("properties", {}).get(part, {}))


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for choice in node.get("anyOf", ()):
        if "$ref" in choice:
            node = choice
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node
