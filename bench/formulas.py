"""How many formulas of a text are accepted, how fast, and where the two backends differ."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from studyguide.formulas import convert
from studyguide.formulas.backends import math_core, temml
from studyguide.formulas.errors import FormulaError
from studyguide.formulas.latex.normal import normalize_tex
from studyguide.formulas.latex.preamble import Preamble
from studyguide.formulas.mathml.from_backend import to_mathml_core
from studyguide.formulas.mathml.tree import INVISIBLE
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.blocks import Equation
from studyguide.text.tree.inlines import Formula

Asked = tuple[str, bool]
"""A formula's LaTeX and whether it is displayed."""
Backend = Callable[..., str]
_WRONG = "the formula is wrong"


def measure(folder: Path) -> None:
    """Print what is measured on the Markdown files of a folder."""
    found, refused = Counter[Asked](), Counter[str]()
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8", errors="replace")
        document, faults = parse_blocks(text, preamble=Preamble(lesson=True))
        found.update(_formulas(document))
        refused.update(fault.message for fault in faults if fault.message.startswith(_WRONG))
    total = found.total() + refused.total()
    accepted = 100 * (total - refused.total()) / max(total, 1)
    print(f"== {folder}: {total} formulas, {len(found)} distinct, {accepted:.2f} % accepted")
    for message, count in refused.most_common():
        print(f"   {count} × {message}")
    spent, second = _converted(found)
    each = 1000 * spent / max(found.total(), 1)
    rate = 1000 * spent / max(len(found), 1)
    print(f"   {rate:.3f} ms a distinct formula, {each:.3f} ms a formula; second engine: {second}")
    _differences(found)


def _formulas(node: Any) -> Iterator[Asked]:
    """Yield the formulas in a tree."""
    if isinstance(node, Formula | Equation):
        yield node.tex, isinstance(node, Equation) or node.display
    elif isinstance(node, tuple):
        for part in node:
            yield from _formulas(part)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _formulas(getattr(node, field.name))


def _converted(found: Counter[Asked]) -> tuple[float, int]:
    """Return the seconds that all distinct formulas take, and how many the second backend reads."""
    temml.to_mathml("x", display=False)  # it takes its time to start
    second = sum(_is_for_second(*asked) for asked in found)
    convert.to_element.cache_clear()
    begun = time.perf_counter()
    for tex, display in found:
        try:
            convert.to_element(tex, display=display)
        except FormulaError as error:
            print("   refused later:", tex, error)
    return time.perf_counter() - begun, second


def _is_for_second(tex: str, display: bool) -> bool:  # noqa: FBT001
    written = normalize_tex(tex, display=display).strip()
    return bool(convert.MISREAD.search(written)) or not _characters(
        math_core.to_mathml, written, display=display
    )


def _characters(backend: Backend, written: str, *, display: bool) -> str:
    """Return the characters that are visible in a formula, empty if the backend refuses it."""
    try:
        formula = to_mathml_core(backend(written, display=display))
    except FormulaError:
        return ""
    return "".join(formula.words().translate(INVISIBLE).split()) or "nothing"


def _differences(found: Counter[Asked]) -> None:
    """Print each kind of difference between the backends, with how often it occurs and where."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for tex, display in found:
        written = normalize_tex(tex, display=display).strip()
        one = _characters(math_core.to_mathml, written, display=display)
        other = _characters(temml.to_mathml, written, display=display)
        if one and other and one != other:
            for kind in _changes(one, other):
                kinds.setdefault(kind, []).append(tex)
    for (before, after), places in sorted(kinds.items(), key=lambda pair: -len(pair[1])):
        shortest = min(places, key=len)
        print(f"   first {before!r}, second {after!r}: {len(places)} formulas, {shortest!r}")


def _changes(one: str, other: str) -> set[tuple[str, str]]:
    matcher = SequenceMatcher(a=one, b=other, autojunk=False)
    return {
        (one[begin:end], other[start:stop])
        for kind, begin, end, start, stop in matcher.get_opcodes()
        if kind != "equal"
    }
