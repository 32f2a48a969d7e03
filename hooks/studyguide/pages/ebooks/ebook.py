"""`Ebook`, a book before it is packed: its chapters, its files, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

Part = Literal["front", "week", "lesson", "questions", "glossary", "answers"]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of text."""

    name: str
    """Its name in the book, `lesson-tensors.xhtml`."""
    title: str
    body: Markup
    part: Part
    level: int = 1
    """Its level in the contents; 0 if it is not listed there."""
    sections: tuple[tuple[str, str], ...] = ()
    """The titles and ids of its sections."""

    @property
    def has_formulas(self) -> bool:
        """Whether it has a formula."""
        return "<math" in self.body


@dataclass(frozen=True, slots=True)
class BookFile:
    """A picture, a font or a style sheet."""

    name: str
    data: bytes
    media_type: str
    is_cover: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ebook:
    """A book."""

    id: str
    """A URN that stays the same for every edition."""
    title: str
    """Plain text, as the other words about it."""
    description: str
    language: str
    direction: str
    """`ltr` or `rtl`."""
    seconds: int
    """The time of the last change since 1970."""
    source: str
    """The address of its page, empty if unknown."""
    rights: str
    """Its licence, empty if it has none."""
    chapters: tuple[Chapter, ...]
    files: tuple[BookFile, ...]

    @property
    def has_formulas(self) -> bool:
        """Whether any chapter has a formula."""
        return any(chapter.has_formulas for chapter in self.chapters)

    @property
    def has_pictures(self) -> bool:
        """Whether it has a picture besides its cover."""
        return any(
            file.media_type.startswith("image/") and not file.is_cover for file in self.files
        )
