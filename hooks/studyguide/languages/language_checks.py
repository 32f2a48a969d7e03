"""Checks of the languages of a course: faults in their words, and words still in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from studyguide.languages.cldr import names_of_languages
from studyguide.languages.print_fonts import can_be_printed, how_to_print, print_font
from studyguide.languages.rules import FOLDER, folders_for
from studyguide.languages.wording import words_file
from studyguide.languages.wording_checks import DEFAULT, faults, missing
from studyguide.model.guide import Guide
from studyguide.model.problems import Problem, Problems, did_you_mean
from studyguide.model.yaml_file import YamlFile, read_yaml, read_yaml_text

_PACKAGE = "hooks/studyguide/languages"
LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_THEME = Path("partials/languages")
_OWN_THEME = Path(__file__).parents[1] / "theme"
_LISTED = 8
"""How many missing keys a message lists."""


def code_problems(course_file: YamlFile, codes: tuple[str, ...]) -> Iterator[Problem]:
    """Yield problems with the codes of a course's languages: the one that is none, or is twice."""
    for row, code in enumerate(codes):
        at = ("languages", row)
        if code in codes[:row]:
            yield course_file.problem(at, f"the language '{code}' is written twice. Keep one")
        elif not LANGUAGE_CODE.fullmatch(code):
            named = {name.casefold(): key for key, name in names_of_languages(DEFAULT).items()}
            known = named.get(code.casefold()) or code.lower().replace("_", "-")
            is_code = LANGUAGE_CODE.fullmatch(known)
            fix = f"Did you mean '{known}'?" if is_code else "Write 'de' for German"
            yield course_file.problem(at, f"'{code}' is not the code of a language. {fix}")


def language_problems(guide: Guide, *, printed: bool) -> Problems:
    """Return problems that prevent a site in a course's languages, or booklets if `printed`."""
    booklets = _printing_problems(guide) if printed else ()
    return tuple(_problems(guide)) or tuple(booklets)


def language_notices(guide: Guide) -> Problems:
    """Return a notice for each language that shows English words; these are no mistakes."""
    return tuple(
        notice
        for row, code in enumerate(guide.course.languages)
        for notice in (_without_words(guide, row, code), _incomplete(guide, row, code))
        if notice
    )


def theme_language(language: str) -> str:
    """Return the language of the theme's own words, English if it has no other."""
    codes = (code.replace("_", "-") for code in (language, *folders_for(language)))
    return next(filter(_theme_has, codes), DEFAULT)


def _theme_has(language: str) -> bool:
    theme = find_spec("material")
    folders = theme.submodule_search_locations or () if theme else ()
    folders_of_templates = (_OWN_THEME, *(Path(folder, "templates") for folder in folders))
    return any(
        (templates / _THEME / f"{language}.html").is_file() for templates in folders_of_templates
    )


def _printing_problems(guide: Guide) -> Iterator[Problem]:
    for row, code in enumerate(guide.course.languages):
        if not can_be_printed(code):
            why = "without a font for its script" if print_font(code) else "in its script"
            message = f"no booklet of '{code}' can be printed {why}. {how_to_print(code)}"
            yield guide.course_file.problem(("languages", row), message)


def _problems(guide: Guide) -> Iterator[Problem]:
    for code in guide.course.languages:
        if file := words_file(code):
            yield from _faults_of_package(code, file.read_bytes())
    for code, course_words in sorted(guide.words.items()):
        yield from _faults_of_course(guide, code, course_words)


@lru_cache
def _faults_of_package(language: str, _content: bytes) -> Problems:
    """Return problems in the package's words, cached by the content of their file."""
    file, words, problems = _read(language)
    return problems or tuple(faults(file, words, _expected()))


def _faults_of_course(guide: Guide, code: str, course_words: YamlFile) -> Iterator[Problem]:
    if code not in guide.course.languages:
        guess = did_you_mean(code, guide.course.languages)
        fix = guess or " Add it to 'languages' in course.yml, or remove the file"
        yield Problem(course_words.path, 1, f"the course has no language '{code}'.{fix}")
        return
    words = read_yaml_text(course_words.text, course_words.path)[1]
    if isinstance(words, dict):  # otherwise the reader of the file reports it
        yield from faults(course_words, words, _expected())


def _without_words(guide: Guide, row: int, code: str) -> Problem | None:
    """Return the notice that a language has no words of its own."""
    themed = theme_language(code) != DEFAULT or code.partition("-")[0] == DEFAULT
    written = words_file(code) or code in guide.words
    if themed and written:
        return None
    fix = "" if written else f". Translate them in content/languages/{code}.yml"
    lacks = "theme" if written else "site" if themed else "site and the theme"
    has = "have" if " and " in lacks else "has"
    message = f"the {lacks} {has} no words in '{code}': English ones are shown{fix}"
    return guide.course_file.problem(("languages", row), message, warning=True)


def _incomplete(guide: Guide, row: int, code: str) -> Problem | None:
    """Return the notice that some words of a language are missing."""
    course_words = guide.words.get(code)
    words: list[object] = []
    if words_file(code):
        words.append(_read(code)[1])
    if course_words:
        words.append(read_yaml_text(course_words.text, course_words.path)[1])
    lacks = [set(missing(entries, _expected())) for entries in words]
    keys = set.intersection(*lacks) if lacks else set()
    if not keys:
        return None
    listed = [f"'{key}'" for key in missing({}, _expected()) if key in keys][:_LISTED]
    others = f" and {len(keys) - _LISTED} more" if len(keys) > _LISTED else ""
    message = f"no words for {', '.join(listed)}{others}: English ones are shown. Translate them"
    if course_words:
        return Problem(course_words.path, 1, message, "warning")
    message = f"'{code}' has {message} in content/languages/{code}.yml"
    return guide.course_file.problem(("languages", row), message, warning=True)


def _expected() -> object:
    return _read(DEFAULT)[1]


def _read(language: str) -> tuple[YamlFile, object, Problems]:
    file = words_file(language)
    assert file, "a language with words"
    return _parsed(file, file.read_bytes())


@lru_cache
def _parsed(file: Path, _content: bytes) -> tuple[YamlFile, object, Problems]:
    return read_yaml(file, f"{_PACKAGE}/{file.relative_to(FOLDER).as_posix()}")
