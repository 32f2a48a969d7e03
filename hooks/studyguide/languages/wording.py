"""The site's own words in one language: `<language>/words.yml`, overridden by the course's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from studyguide.languages.cldr import (
    day_in,
    decimal_separator,
    either_of,
    name_of,
    own_name,
    plural_form,
)
from studyguide.languages.rules import FOLDER, folders_for, rules_of
from studyguide.languages.wording_checks import DEFAULT, NAMES, usable
from studyguide.model.guide import Guide
from studyguide.model.yaml_file import read_yaml_text


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of one language."""

    language: str
    entries: Mapping[str, Any]

    def __getitem__(self, key: str) -> str:
        return str(self.entries[key])

    def __call__(self, key: str, **values: object) -> str:
        """Return a sentence with its `{names}` filled in."""
        return self[key].format(**values)

    def within(self, key: str, **values: object) -> str:
        """Return a filled heading in its case within a sentence: `week 3`, `Woche 3`."""
        text = self(key, **values)
        return text if rules_of(self.language).capital_nouns else text.lower()

    def count(self, key: str, number: int) -> str:
        """Return `1 term` or `27 terms`."""
        forms: Mapping[str, object] = self.entries["counts"][key]
        form = forms.get(plural_form(self.language, number), forms["many"])
        return str(form).format(n=number)

    def day(self, day: date) -> str:
        """Return a day in the language's format: `Sun, Feb 1, 2026`."""
        return day_in(self.language, day)

    def size(self, kilobytes: int) -> str:
        """Return `480 kB` or `9.6 MB`."""
        if kilobytes < 1000:
            return self("kilobytes", n=kilobytes)
        return self("megabytes", n=f"{kilobytes / 1000:.1f}".replace(".", self["decimal"]))

    def language_name(self, code: str) -> str:
        """Return the name of a language within a sentence: `Norwegian`, `norsk`.

        It comes from `languages:`, else from CLDR, else it is the language's name for itself.
        """
        names: Mapping[str, str] = self.entries.get(NAMES) or {}
        return names.get(code) or name_of(code, self.language) or own_name(code)

    def in_languages(self, key: str, codes: Sequence[str]) -> str:
        """Return a text in the singular or plural, with languages filled in: `Norwegian or …`."""
        form = "one" if len(codes) == 1 else "many"
        listed = either_of([self.language_name(code) for code in codes], self.language)
        return str(self.entries[key][form]).format(languages=listed)


def wording_of(guide: Guide, language: str) -> Wording:
    """Return the words of a language, with the course's own words first."""
    words_file = guide.words.get(language)
    return wording(language, words_file.text if words_file else "")


@lru_cache(maxsize=64)
def wording(language: str, course_words: str = "") -> Wording:
    """Return the words of a language: the course's, else the package's, else English.

    `course_words` is YAML. Faults in it count as missing; they are reported elsewhere.
    """
    expected = _entries(_file(DEFAULT))
    entries = expected | _facts(language)
    if file := words_file(language):
        entries = usable(_entries(file), entries, expected)
    written = read_yaml_text(course_words, "")[1] if course_words else None
    return Wording(language, usable(written, entries, expected))


def words_file(language: str) -> Path | None:
    """Return the file with the package's words in a language, None if it has none."""
    files = (_file(code) for code in folders_for(language))
    return next((file for file in files if file.is_file()), None)


def _file(code: str) -> Path:
    return FOLDER / code / "words.yml"


@lru_cache
def _entries(file: Path) -> dict[str, Any]:
    data = read_yaml_text(file.read_text(encoding="utf-8"), "")[1]
    return data if isinstance(data, dict) else {}


def _facts(language: str) -> dict[str, Any]:
    """Return what CLDR provides in a language without words of its own."""
    names: dict[str, str] = {}
    if language == DEFAULT:
        return names
    return {"language": own_name(language), "decimal": decimal_separator(language), NAMES: names}
