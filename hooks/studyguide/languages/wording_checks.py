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
_FORMS = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural forms; `many` stands for those that a language does not write."""


def faults(file: YamlFile, actual: object, expected: object, at: Loc = ()) -> Iterator[Problem]:
    """Yield the problems in a file of words; missing words are none."""
    match expected:
        case _ if at == (NAMES,):
            yield from _of_names(file, actual, at)
        case dict() if at and _is_counted(expected):
            yield from _of_counted(file, actual, expected, at)
        case dict():
            yield from _of_map(file, actual, expected, at)
        case _:
            yield from _of_text(file, actual, at, _places(expected), _places(expected))


def missing(actual: object, expected: object, at: Loc = ()) -> Iterator[str]:
    """Yield the keys that a file of words lacks: `quiz.again`."""
    if at == (NAMES,) or not isinstance(expected, dict):
        return
    if at and _is_counted(expected):
        if isinstance(actual, dict) and not actual.keys() & {"many", "other"}:
            yield ".".join(map(str, (*at, "many")))
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
    if _is_counted(expected[key]):
        return _counted(written[key], otherwise[key], expected[key], at)
    return usable(written[key], otherwise[key], expected[key], at)


def _counted(written: object, otherwise: Any, expected: Mapping[str, Any], at: Loc) -> Any:
    """Return the forms of a counted text, those of `otherwise` in place of invalid ones."""
    kept = {"by": expected["by"]} if "by" in expected else {}
    if isinstance(written, str):
        written = dict.fromkeys(_COUNTED, written)
    forms = {
        form: text
        for form, text in (written.items() if isinstance(written, dict) else ())
        if form in _FORMS and not any(_of_form(YamlFile("", ""), text, expected, at))
    }
    if forms and "many" not in forms and "other" in forms:
        forms["many"] = forms["other"]
    if "many" in forms:
        return kept | {"one": forms["many"]} | forms
    return otherwise | forms


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
        yield from faults(file, actual[key], expected[key], key_loc)


def _is_counted(expected: object) -> bool:
    return isinstance(expected, dict) and expected.keys() >= _COUNTED


def _of_counted(
    file: YamlFile, actual: object, expected: Mapping[str, object], at: Loc
) -> Iterator[Problem]:
    """Yield problems with the plural forms of a text, or with the one text for every number."""
    if not isinstance(actual, dict):
        yield from _of_form(file, actual, expected, at)
        return
    for form, text in actual.items():
        if form in _FORMS:
            yield from _of_form(file, text, expected, (*at, form))
        elif form not in expected or text != expected[form]:
            fix = did_you_mean(str(form), _FORMS) or f" Forms are {', '.join(_FORMS)}"
            yield file.problem((*at, str(form)), f"unknown key '{form}'.{fix}")


def _of_form(
    file: YamlFile, actual: object, expected: Mapping[str, object], at: Loc
) -> Iterator[Problem]:
    """Yield problems with a singular or plural text, which may omit the number."""
    texts = [text for form, text in expected.items() if form in _FORMS]
    yield from _of_text(file, actual, at, _all_places(texts), frozenset())


def _of_names(file: YamlFile, actual: object, at: Loc) -> Iterator[Problem]:
    names = actual.items() if isinstance(actual, dict) else ()
    if not isinstance(actual, dict) or not all(
        isinstance(text, str) for pair in names for text in pair
    ):
        yield file.problem(at, f"{_named(at)} must be lines 'code: name'. Put 'no' in quotes")


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
