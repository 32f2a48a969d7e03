"""`AuthoredText`, a text in several languages, and `LocalizedText`, the one shown in a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

TextKind = Literal["blocks", "inline", "plain"]
"""How a text is parsed: as Markdown blocks, as one line of inline Markdown, or not at all."""

ANY = ""
"""The language key of a text that is the same in every language."""


def key_of(language: str) -> tuple[str, ...]:
    """Return the location of a translation within its field, empty for a text common to all."""
    return (language,) if language != ANY else ()


def listed_names(names: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    """Return the names listed for a language, and those listed for all of them."""
    return (*names.get(language, ()), *names.get(ANY, ()))


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text in one language, which is another than requested if a translation is missing."""

    markdown: str
    language: str
    kind: TextKind = "blocks"
    fallback: bool = False
    """Whether `language` is not the requested one."""


@dataclass(frozen=True, slots=True)
class AuthoredText:
    """A text by language code; under `ANY` if it is the same in all languages."""

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
