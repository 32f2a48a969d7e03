"""What is wrong with the languages of a course: with the site's and the theme's words in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from string import Formatter

from studyguide.model.authored import described
from studyguide.model.guide import Guide
from studyguide.model.problems import Problem, Problems, did_you_mean
from studyguide.model.yaml_file import Loc, YamlFile, read_yaml
from studyguide.pages.wording import WORDING_FOLDER, has_wording, script_of

_SHOWN = "hooks/studyguide/pages/wordings"
_MODEL = "en"
"""The language whose wording the others have the keys of."""
_FREE = ("languages",)
"""Maps with whatever keys a language needs."""
_PRINTED = ("Latn", "Cyrl", "Grek")
"""The scripts that the fonts of booklets are made for; they are set from left to right."""
_THEME = Path("partials/languages")
_OWN_THEME = Path(__file__).parents[1] / "theme"


def language_problems(guide: Guide, *, printed: bool) -> Problems:
    """Return what prevents a site in the languages of a course, and booklets if they are wanted."""
    booklets = _printing_problems(guide) if printed else ()
    return tuple(_problems(guide)) or tuple(booklets)


def _printing_problems(guide: Guide) -> Iterator[Problem]:
    for row, code in enumerate(guide.course.languages):
        if script_of(code) not in _PRINTED:
            fix = "Write 'booklets: false' below 'extra:' in mkdocs.yml"
            message = f"no booklet can be printed in the script of '{code}'. {fix}"
            yield guide.course_file.problem(("languages", row), message)


def _problems(guide: Guide) -> Iterator[Problem]:
    codes = guide.course.languages
    for row, code in enumerate(codes):
        at = ("languages", row)
        if code in codes[:row]:
            message = f"the language '{code}' is written twice. Keep one"
            yield guide.course_file.problem(at, message)
        elif not has_wording(code):
            fix = f"Write {_SHOWN}/{code}.yml: {_MODEL}.yml, translated"
            message = f"the site has no words in '{code}'. {fix}"
            yield guide.course_file.problem(at, message)
        elif not _theme_has(code):
            file = f"hooks/studyguide/theme/{_THEME}/{code}.html"
            message = f"the theme has no words in '{code}'. Write {file}: its en.html, translated"
            yield guide.course_file.problem(at, message)
        else:
            yield from wording_problems(code)


def wording_problems(language: str) -> Problems:
    """Return what is wrong with the site's words in a language."""
    return _compared(
        language, *((WORDING_FOLDER / f"{code}.yml").read_bytes() for code in (_MODEL, language))
    )


@lru_cache
def _compared(language: str, *_: bytes) -> Problems:
    """Return what is wrong with a wording; asked again only when a file is another."""
    model, expected, faults = _read(_MODEL)
    if faults or language == _MODEL:
        return faults or tuple(_differences(model, expected, expected, ()))
    file, wording, faults = _read(language)
    return faults or tuple(_differences(file, wording, expected, ()))


def _read(language: str) -> tuple[YamlFile, object, Problems]:
    name = f"{language}.yml"
    return read_yaml(WORDING_FOLDER / name, f"{_SHOWN}/{name}")


def _theme_has(language: str) -> bool:
    """Return whether the theme has its own words in a language."""
    theme = find_spec("material")
    folders = theme.submodule_search_locations or () if theme else ()
    folders_of_templates = (_OWN_THEME, *(Path(folder, "templates") for folder in folders))
    return any(
        (templates / _THEME / f"{language}.html").is_file() for templates in folders_of_templates
    )


def _differences(file: YamlFile, actual: object, expected: object, at: Loc) -> Iterator[Problem]:
    """Yield where a wording has not the form of another."""
    match expected:
        case dict():
            yield from _of_map(file, actual, expected, at)
        case list():
            yield from _of_list(file, actual, expected, at)
        case _:
            yield from _of_text(file, actual, at, _places(expected), _places(expected))


def _of_map(
    file: YamlFile, actual: object, expected: dict[str, object], at: Loc
) -> Iterator[Problem]:
    if not isinstance(actual, dict):
        yield file.problem(at, f"{_named(at)} must be lines 'key: text' as in {_MODEL}.yml")
        return
    guesses = {key: did_you_mean(str(key), expected) for key in actual if key not in expected}
    for key, guess in guesses.items():
        fix = guess or f" Remove it: {_MODEL}.yml has none"
        yield file.problem((*at, str(key)), f"unknown key '{key}'.{fix}")
    guessed = "".join(guesses.values())
    missing = [f"'{key}'" for key in expected if key not in (*actual, *_FREE)]
    if lacks := [key for key in missing if f"{key}?" not in guessed]:
        text = f"{_named(at)} has no {', '.join(lacks)}. Translate what {_MODEL}.yml has there"
        yield file.problem(at, text)
    counted = _all_places(expected.values()) if expected.keys() == {"one", "many"} else None
    for key in (key for key in expected if key in actual):
        key_loc = (*at, str(key))
        if key in _FREE:
            yield from _of_names(file, actual[key], key_loc)
        elif counted is not None:
            yield from _of_text(file, actual[key], key_loc, counted, frozenset())
        else:
            yield from _differences(file, actual[key], expected[key], key_loc)


def _of_names(file: YamlFile, actual: object, at: Loc) -> Iterator[Problem]:
    names = actual.items() if isinstance(actual, dict) else ()
    if not isinstance(actual, dict) or not all(
        isinstance(text, str) for pair in names for text in pair
    ):
        yield file.problem(at, f"{_named(at)} must be lines 'code: name'. Put 'no' in quotes")


def _of_list(file: YamlFile, actual: object, expected: list[object], at: Loc) -> Iterator[Problem]:
    if not isinstance(actual, list) or len(actual) != len(expected):
        yield file.problem(at, f"{_named(at)} must be a list of {len(expected)} as in {_MODEL}.yml")
        return
    placeholders = _all_places(expected)
    for row, text in enumerate(actual):
        yield from _of_text(file, text, (*at, row), placeholders, frozenset())


def _of_text(
    file: YamlFile, actual: object, at: Loc, allowed: frozenset[str], needed: frozenset[str]
) -> Iterator[Problem]:
    """Yield what is wrong with a text that may have the places `allowed` and must have `needed`."""
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
    """Return the places of a text that are filled. Raises `ValueError` at a lone brace."""
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
