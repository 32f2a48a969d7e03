"""The site's own words in one language: `wordings/<language>.yml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

WORDING_FOLDER = Path(__file__).parent / "wordings"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language."""

    language: str
    entries: Mapping[str, Any]

    def __getitem__(self, key: str) -> str:
        return str(self.entries[key])

    def __call__(self, key: str, **values: object) -> str:
        """Return a sentence with its `{names}` filled in."""
        return self[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """Return `1 term` or `27 terms`."""
        form = "one" if number == 1 else "many"
        return str(self.entries["counts"][key][form]).format(n=number)

    def day(self, day: date) -> str:
        """Return a day as the language writes it: `Sun, Feb 1, 2026`."""
        locale = _locale(self.language) or Locale("en")
        try:
            return format_skeleton("yMMMEd", day, locale=locale)
        except KeyError:
            return format_date(day, locale=locale)

    def size(self, kilobytes: int) -> str:
        """Return `480 kB` or `9.6 MB`."""
        if kilobytes < 1000:
            return self("kilobytes", n=kilobytes)
        return self("megabytes", n=f"{kilobytes / 1000:.1f}".replace(".", self["decimal"]))

    def language_name(self, code: str) -> str:
        """Return what a language is called within a sentence: `Norwegian`, `norsk`.

        It is as `languages:` says, else as Unicode's CLDR does, else as the language calls itself.
        """
        own: Mapping[str, str] = self.entries.get("languages") or {}
        return own.get(code) or _names(self.language).get(code) or wording(code)["language"]

    def in_languages(self, key: str, codes: Sequence[str]) -> str:
        """Return a text in its form for one language or for many, those named: `Norwegian or …`."""
        form = "one" if len(codes) == 1 else "many"
        listed = _either([self.language_name(code) for code in codes], self.language)
        return str(self.entries[key][form]).format(languages=listed)


def has_wording(language: str) -> bool:
    """Return whether the site has words in this language."""
    return any(path.stem == language for path in WORDING_FOLDER.glob("*.yml"))


@lru_cache
def wording(language: str) -> Wording:
    """Return the words of a language. Raises `OSError` if there are none."""
    text = (WORDING_FOLDER / f"{language}.yml").read_text(encoding="utf-8")
    return Wording(language, yaml.load(text, Loader=yaml.CSafeLoader))


def script_of(language: str) -> str:
    """Return the code of the script that a language is written in: `Latn` if that is unknown."""
    usual: Mapping[str, str] = get_global("likely_subtags")
    codes = (language.replace("-", "_"), language.partition("-")[0])
    return next((usual[code].split("_")[1] for code in codes if code in usual), "Latn")


@cache
def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _names(language: str) -> Mapping[str, str]:
    """Return the names of languages in a language, by code."""
    locale = _locale(language)
    names = locale.languages.items() if locale else ()
    return {code.replace("_", "-"): name for code, name in names}


def _either(words: list[str], language: str) -> str:
    locale = _locale(language)
    return format_list(words, style="or", locale=locale) if locale else ", ".join(words)
