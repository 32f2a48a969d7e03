"""Checks the language codes of a new course."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from studyguide.languages.language_checks import LANGUAGE_CODE
from studyguide.model.problems import did_you_mean

_MACRO_LANGUAGES = {"no": "'nb' (bokmål) or 'nn' (nynorsk)"}
"""Codes that CLDR knows but that are too general, and what to write instead."""


def split_codes(text: str) -> tuple[str, ...]:
    """Return the codes in a text, separated by commas or spaces."""
    return tuple(code for code in re.split(r"[,;\s]+", text) if code)


def code_problems(codes: Iterable[str]) -> Iterator[str]:
    """Yield the faults of the language codes of a course."""
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            yield f"The language '{code}' is named twice. Name it once."
        elif code in _MACRO_LANGUAGES:
            yield f"'{code}' is several written languages. Write {_MACRO_LANGUAGES[code]}."
        elif not _is_code(code):
            yield f"'{code}' is no code of a language, such as 'en', 'de' or 'nb'.{_guess(code)}"
        seen.add(code)


def language_name(code: str) -> str:
    """Return the English name of a language: `German`, `Brazilian Portuguese`."""
    return Locale.parse(code, sep="-").get_display_name("en") or code


def _is_code(code: str) -> bool:
    if not LANGUAGE_CODE.fullmatch(code):
        return False
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _guess(code: str) -> str:
    """Return the code that may be meant, for the name of a language or a misspelling."""
    names = _codes_by_name()
    if known := names.get(code.casefold()):
        return f" Did you mean '{known}'?"
    if code.casefold() in names.values():
        return f" Did you mean '{code.casefold()}'?"
    return did_you_mean(code, names.values()) or _guess_by_name(code)


def _guess_by_name(code: str) -> str:
    guess = did_you_mean(code, _codes_by_name())
    name = guess.removeprefix(" Did you mean '").removesuffix("'?")
    return f" Did you mean '{_codes_by_name()[name]}'?" if guess else ""


@cache
def _codes_by_name() -> Mapping[str, str]:
    """Return the codes of languages by their English and native names."""
    english = Locale("en").languages
    codes = sorted(code for code in locale_identifiers() if "_" not in code and code != "no")
    names = {code: (english.get(code, ""), Locale(code).languages.get(code, "")) for code in codes}
    return {name.casefold(): code for code, both in names.items() for name in both if name}
