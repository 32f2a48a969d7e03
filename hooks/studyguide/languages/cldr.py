"""Data on any language from Unicode's CLDR, through Babel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import get_decimal_symbol

_FROM_RIGHT = frozenset({"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"})


def script_of(language: str) -> str:
    """Return the code of the script of a language, `Latn` if unknown."""
    usual: Mapping[str, str] = get_global("likely_subtags")
    codes = (language.replace("-", "_"), language.partition("-")[0])
    return next((usual[code].split("_")[1] for code in codes if code in usual), "Latn")


def direction_of(language: str) -> str:
    """Return `rtl` for a language written from right to left, else `ltr`."""
    locale = locale_of(language)
    known = str(locale.text_direction) if locale else "ltr"
    return "rtl" if known == "rtl" or script_of(language) in _FROM_RIGHT else "ltr"


@cache
def decimal_separator(language: str) -> str:
    """Return the decimal separator of a language, `.` or `,`; a point if it is unknown.

    >>> decimal_separator("nb"), decimal_separator("en"), decimal_separator("")
    (',', '.', '.')
    """
    locale = locale_of(language)
    return get_decimal_symbol(locale) if locale else "."


def day_in(language: str, day: date) -> str:
    """Return a day in the format of a language, of English if unknown.

    >>> day_in("en", date(2026, 2, 1)), day_in("de", date(2026, 2, 1))
    ('Sun, Feb 1, 2026', 'So., 1. Feb. 2026')
    """
    locale = locale_of(language) or Locale("en")
    try:
        return format_skeleton("yMMMEd", day, locale=locale)
    except KeyError:
        return format_date(day, locale=locale)


def long_day_in(language: str, day: date) -> str:
    """Return a day in the long format of a language, in ISO 8601 if unknown.

    >>> long_day_in("de", date(2026, 2, 1)), long_day_in("xx", date(2026, 2, 1))
    ('1. Februar 2026', '2026-02-01')
    """
    locale = locale_of(language)
    return format_date(day, format="long", locale=locale) if locale else day.isoformat()


def plural_form(language: str, number: float) -> str:
    """Return CLDR's category of a number in a language: `one`, `few`, `other`.

    >>> plural_form("en", 1), plural_form("uk", 3), plural_form("ja", 1), plural_form("xx", 1)
    ('one', 'few', 'other', 'one')
    """
    locale = locale_of(language)
    return str(locale.plural_form(number)) if locale else "one" if number == 1 else "other"


@cache
def names_of_languages(language: str) -> Mapping[str, str]:
    """Return the names of languages in a language, by code; empty if unknown."""
    locale = locale_of(language)
    names = locale.languages.items() if locale else ()
    return {code.replace("_", "-"): name for code, name in names}


def name_of(code: str, language: str) -> str:
    """Return the name of a language in another within a sentence, empty if unknown.

    >>> name_of("de", "nb"), name_of("pt-BR", "nb"), name_of("de", "de"), name_of("xx", "nb")
    ('tysk', 'portugisisk (Brasil)', 'Deutsch', '')
    """
    named, within = locale_of(code), locale_of(language)
    known = names_of_languages(language).get(code, "")
    return known or (named.get_display_name(within) if named and within else None) or ""


def own_name(language: str) -> str:
    """Return the name of a language in itself, capitalized; its code if unknown.

    >>> own_name("fr"), own_name("pt-BR"), own_name("tlh")
    ('Français', 'Português (Brasil)', 'tlh')
    """
    name = name_of(language, language)
    return name[:1].upper() + name[1:] if name else language


def either_of(words: Sequence[str], language: str) -> str:
    """Return words joined by `or`: `Norwegian, German, or French`."""
    locale = locale_of(language)
    return format_list(words, style="or", locale=locale) if locale else ", ".join(words)


@cache
def locale_of(language: str) -> Locale | None:
    """Return a language's locale, None if CLDR has none."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None
