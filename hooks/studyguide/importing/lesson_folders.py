"""Which folder a part of a source goes into: one of its own, whatever else has the same title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from studyguide.importing.ids import short_slug

_TITLE_LENGTH = 40


class LessonFolders:
    """Gives folders of lessons; no two have the same address, which leaves out the number."""

    def __init__(self, present: Iterable[str]) -> None:
        """Take the folders of the lessons that a course has."""
        self._present = tuple(present)
        self._owners: dict[str, tuple[str, object]] = {}

    def of(self, number: int, title: str, owner: object, *, otherwise: str) -> str:
        """Return a folder for what an owner, such as a file, has of a title.

        The same owner has the same folder. One that the course has is taken, by one owner; another
        has its words from `otherwise`, or a number behind them.
        """
        first = short_slug(title, _TITLE_LENGTH) or f"lesson-{number}"
        for words in _wordings(first, short_slug(otherwise, _TITLE_LENGTH)):
            folder, claimed = self._owners.get(words, ("", owner))
            if claimed == owner:
                found = folder or self._known(words) or f"{number:02}-{words}"
                self._owners[words] = (found, owner)
                return found
        raise AssertionError("numbers do not end")

    def _known(self, words: str) -> str:
        return next((name for name in self._present if re.fullmatch(rf"\d+-{words}", name)), "")


def _wordings(first: str, second: str) -> Iterator[str]:
    yield first
    if second:
        yield second
    yield from (f"{first}-{number}" for number in count(2))


def distinct_names(files: Sequence[Path]) -> list[str]:
    """Return names of files, with as many of their folders as tell them from each other.

    >>> distinct_names([Path("a/1/notes.md"), Path("a/2/notes.md"), Path("plan.md")])
    ['1/notes.md', '2/notes.md', 'plan.md']
    """
    whole = [file.absolute() for file in files]
    different = frozenset(whole)
    return [_name(file, different) for file in whole]


def _name(file: Path, files: Iterable[Path]) -> str:
    others = [one for one in files if one != file]
    for length in range(1, len(file.parts)):
        end = file.parts[-length:]
        if not any(one.parts[-length:] == end for one in others):
            return "/".join(end)
    return file.name
