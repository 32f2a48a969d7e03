"""Authored text in several languages: `AuthoredText`, and one language of it with its fallback."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

TextKind = Literal["blocks", "inline", "plain"]
"""What is written in a text: Markdown, one line of Markdown, or words shown to the letter."""

ANY = ""
"""The key of a text that is the same in every language."""


def key_of(language: str) -> tuple[str, ...]:
    """Return where a translation is in its field: below its language, a text for all in itself."""
    return (language,) if language != ANY else ()


def listed_names(names: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    """Return the names listed for a language, and those listed for all of them."""
    return (*names.get(language, ()), *names.get(ANY, ()))


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text in one language, or in the course's first language for want of a translation."""

    markdown: str
    language: str
    kind: TextKind = "blocks"
    fallback: bool = False
    """Whether `language` is not the one that was asked for."""


@dataclass(frozen=True, slots=True)
class AuthoredText:
    """What an author wrote, by language code; under `ANY` if it is the same in all of them."""

    by_language: Mapping[str, str]
    kind: TextKind = "blocks"

    def get(self, language: str) -> str | None:
        """Return the text in this language, or None if it is not translated."""
        return self.by_language.get(language, self.by_language.get(ANY))

    def localized(self, languages: tuple[str, ...]) -> LocalizedText:
        """Return the text in the first of the languages that has it."""
        for language in languages:
            if self.get(language) is not None:
                return self._localized(language, fallback=language != languages[0])
        return self._localized(next(iter(self.by_language)), fallback=True)

    def _localized(self, language: str, *, fallback: bool) -> LocalizedText:
        markdown = self.get(language) or ""
        return LocalizedText(markdown.strip("\n"), language, self.kind, fallback=fallback)

    def translations(self) -> Iterator[tuple[str, str]]:
        """Yield (language, text) as written; the language is `ANY` for a text common to all."""
        yield from self.by_language.items()

    def missing(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Return the languages without a translation."""
        return tuple(language for language in languages if self.get(language) is None)
