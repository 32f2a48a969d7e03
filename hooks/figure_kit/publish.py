"""The words of the figures in each language, and writing the files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from studyguide.languages.cldr import decimal_separator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Vocabulary: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""For each key the words in each language: `{"loss": {"en": "loss", "nb": "tap"}}`."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: `say["loss"]`."""

    language: str
    vocabulary: Vocabulary

    def __getitem__(self, key: str) -> str:
        """Return the words of a key in this language."""
        return self.vocabulary[key][self.language]

    def number(self, value: float, places: int) -> str:
        """Return a number with a minus sign and the decimal mark of the language."""
        written = f"{value:.{places}f}".replace("-", "\N{MINUS SIGN}")
        return written.replace(".", decimal_separator(self.language))


Figures: TypeAlias = "Mapping[str, Callable[[Words], str]]"
"""For each name the function that draws the figure in one language."""


def save(script: str, name: str, language: str, drawing: str) -> Path:
    """Write a figure beside its script; return the path of the file.

    An empty language means that the figure has no words: `name.svg`.
    """
    file = f"{name}.{language}.svg" if language else f"{name}.svg"
    target = Path(script).with_name(file)
    target.write_text(drawing, encoding="utf-8", newline="\n")
    return target


def save_all(script: str, figures: Figures, vocabulary: Vocabulary) -> list[Path]:
    """Write every figure in each language, or once if the languages look the same.

    Returns the paths of the files.
    """
    languages = sorted({language for key in vocabulary for language in vocabulary[key]})
    return [
        save(script, name, language, drawing)
        for name, draw in figures.items()
        for language, drawing in _versions(
            {language: draw(Words(language, vocabulary)) for language in languages}
        ).items()
    ]


def _versions(drawings: dict[str, str]) -> dict[str, str]:
    different = set(drawings.values())
    return drawings if len(different) > 1 else {"": different.pop()}
