"""The constructs of LaTeX that formulas may have, by kind, from a list of ours or another one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from studyguide.formulas.latex.preamble import Preamble

PREAMBLE = Preamble(language="en", lesson=True)
LIST = Path(__file__).with_name("constructs.txt")
REFUSED = "refused"
"""The kind of those that are refused with a message."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Constructs that are looked at together."""

    name: str
    formulas: tuple[str, ...]


def kinds(path: Path = LIST) -> tuple[Kind, ...]:
    """Return the constructs of a list: a formula a line, the name of a kind after `# `."""
    parts = re.split(r"^# (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return tuple(Kind(name, tuple(filter(None, text.split("\n")))) for name, text in pairs)


def pages(found: tuple[Kind, ...], most: int = 12) -> tuple[Kind, ...]:
    """Return kinds of so many formulas at most, as a picture of them can be looked at."""
    return tuple(
        Kind(f"{kind.name} {begin // most + 1}", kind.formulas[begin : begin + most])
        for kind in found
        for begin in range(0, len(kind.formulas), most)
    )


def accepted() -> tuple[str, ...]:
    """Return every formula of our list that is to be shown."""
    return tuple(tex for kind in kinds() if kind.name != REFUSED for tex in kind.formulas)
