"""Compares a language's words with the English ones: faults, missing keys, usable words.

English has every key, and every placeholder, such as `{n}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from studyguide.model.described import described
from studyguide.model.problems import Problem, did_you_mean
from studyguide.model.yaml_file import Loc, YamlFile

DEFAULT = "en"
"""The language of words that are used where others are missing."""
NAMES = "languages"
"""The key for names of languages, which may have any keys below it."""
_COUNTED = {"one", "many"}


def faults(file: YamlFile, actual: object, expected: object, at: Loc = ()) -> Iterator[Problem]:
    """Yield the problems in a file of words; missing words are none."""
    match expected:
        case _ if at == (NAMES,):
            yield from _of_names(file, actual, at)
        case dict():
            yield from _of_map(file, actual, expected, at)
        case list():
            yield from _of_list(file, actual, expected, at)
        case _:
            yield from _of_text(file, actual, at, _places(expected), _places(expected))


def missing(actual: object, expected: object, at: Loc = ()) -> Iterator[str]:
    """Yield the keys that a file of words lacks: `quiz.again`."""
    if at == (NAMES,) or not isinstance(expected, dict):
        return
    for key, value in expected.items():
        if key == NAMES:
            continue
        if not isinstance(actual, dict) or key not in actual:
            yield ".".join(map(str, (*at, key)))
        else:
            yield from missing(actual[key], value, (*at, key))


def usable(actual: object, otherwise: Any, expected: Any, at: Loc = ()) -> Any:
    """Return valid words as written, and those of `otherwise` in place of invalid ones."""
    if isinstance(expected, dict) and at != (NAMES,):
        written: Mapping[str, object] = actual if isinstance(actual, dict) else {}
        keys = (*expected, *(key for key in otherwise if key not in expected))
        return {key: _usable_entry(written, otherwise, expected, (*at, key)) for key in keys}
    wrong = any(faults(YamlFile("", ""), actual, expected, at))
    return otherwise if wrong else actual


def _usable_entry(
    written: Mapping[str, object], otherwise: Any, expected: Mapping[str, Any], at: Loc
) -> Any:
    key = str(at[-1])
    if key not in written or key not in expected:
        return otherwise[key]
    if expected.keys() == _COUNTED:
        fits = not any(_of_counted(YamlFile("", ""), written[key], expected, at))
        return written[key] if fits else otherwise[key]
    return usable(written[key], otherwise[key], expected[key], at)


def _of_map(
    file: YamlFile, actual: object, expected: dict[str, object], at: Loc
) -> Iterator[Problem]:
    """Yield problems where a mapping differs in structure from the expected one."""
    if not isinstance(actual, dict):
        yield file.problem(at, f"{_named(at)} must be lines 'key: text' as in English")
        return
    for key in actual:
        if key not in expected and key != NAMES:
            fix = did_you_mean(str(key), expected) or " Remove it: English has none"
            yield file.problem((*at, str(key)), f"unknown key '{key}'.{fix}")
    for key in (key for key in expected if key in actual):
        key_loc = (*at, str(key))
        if expected.keys() == _COUNTED:
            yield from _of_counted(file, actual[key], expected, key_loc)
        else:
            yield from faults(file, actual[key], expected[key], key_loc)


def _of_counted(
    file: YamlFile, actual: object, expected: Mapping[str, object], at: Loc
) -> Iterator[Problem]:
    """Yield problems with a singular or plural text, which may omit the number."""
    yield from _of_text(file, actual, at, _all_places(expected.values()), frozenset())


def _of_names(file: YamlFile, actual: object, at: Loc) -> Iterator[Problem]:
    names = actual.items() if isinstance(actual, dict) else ()
    if not isinstance(actual, dict) or not all(
        isinstance(text, str) for pair in names for text in pair
    ):
        yield file.problem(at, f"{_named(at)} must be lines 'code: name'. Put 'no' in quotes")


def _of_list(file: YamlFile, actual: object, expected: list[object], at: Loc) -> Iterator[Problem]:
    if not isinstance(actual, list) or len(actual) != len(expected):
        yield file.problem(at, f"{_named(at)} must be a list of {len(expected)} as in English")
        return
    placeholders = _all_places(expected)
    for row, text in enumerate(actual):
        yield from _of_text(file, text, (*at, row), placeholders, frozenset())


def _of_text(
    file: YamlFile, actual: object, at: Loc, allowed: frozenset[str], needed: frozenset[str]
) -> Iterator[Problem]:
    """Yield problems with a text whose placeholders must be `allowed` and include `needed`."""
    if not isinstance(actual, str) or not actual.strip():
        fix = "Put it in quotes"
        yield file.problem(at, f"{_named(at)} must be text, not {described(actual)}. {fix}")
        return
    try:
        placeholders = _places(actual)
    except ValueError:
        yield file.problem(at, f"{_named(at)} has a brace without its other. Write '{{n}}'")
        return
    listed = ", ".join(f"'{{{name}}}'" for name in sorted(allowed)) or "none"
    for name in sorted(placeholders - allowed):
        message = f"{_named(at)} has the place '{{{name}}}', which is never filled. Known: {listed}"
        yield file.problem(at, message)
    for name in sorted(needed - placeholders) if placeholders <= allowed else ():
        yield file.problem(at, f"{_named(at)} has no '{{{name}}}'. Write where it belongs")


def _places(text: object) -> frozenset[str]:
    """Return the placeholders of a text. Raises `ValueError` for a lone brace."""
    return frozenset(
        f"{name}{f'!{how}' if how else ''}{f':{form}' if form else ''}"
        for _, name, form, how in Formatter().parse(str(text))
        if name is not None
    )


def _all_places(texts: object) -> frozenset[str]:
    assert not isinstance(texts, str), "several texts"
    return frozenset().union(*map(_places, texts))  # type: ignore[call-overload]


def _named(at: Loc) -> str:
    names = [str(part) for part in at if isinstance(part, str)]
    return f"'{'.'.join(names)}'" if names else "the file"
