"""A figure to play with: a picture of a lesson with a script and words beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from studyguide.model.authored import AuthoredInteger, AuthoredPlainText


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """What `figures/name.yml` says beside `figures/name.js`."""

    __pydantic_config__: ClassVar = {"extra": "forbid", "use_attribute_docstrings": True}

    prompt: AuthoredPlainText
    """What the reader is to find out."""
    found: AuthoredPlainText
    """What is shown when the reader has found it."""
    words: Mapping[str, AuthoredPlainText] = field(default_factory=dict)
    """The words in the figure, by the names that the script gives them."""
    height: AuthoredInteger = 0
    """The height that is kept free for it, in pixels at full width."""
    height_on_phones: AuthoredInteger = 0
    """The same on a narrow screen."""

    def in_languages(self, languages: tuple[str, ...]) -> dict[str, str]:
        """Return each text by its name, in the first of the languages that has it."""
        texts = {"prompt": self.prompt, "found": self.found, **self.words}
        return {name: text.localized(languages).markdown for name, text in texts.items()}


@dataclass(frozen=True, slots=True)
class PlayableFigure:
    """The script and the words of a figure to play with."""

    name: str
    """Of its files in the lesson's folder, without suffix: `figures/learning-rates`."""
    path: str
    """Of the script, from the project's root."""
    script: bytes
    """The bytes that are checked are those that are published."""
    words: FigureWords

    @property
    def sha256(self) -> str:
        """The SHA-256 of the script, in hexadecimal digits."""
        return hashlib.sha256(self.script).hexdigest()

    @property
    def file(self) -> str:
        """The name under which the script is published, which changes when the script does."""
        return f"{self.name}.{self.sha256[:12]}.js"
