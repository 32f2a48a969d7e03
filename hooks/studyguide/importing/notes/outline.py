"""Lines of notes → their parts: headings, items of lists, paragraphs, tables and code.

It reads what people write and paste, of which Markdown is one way: other bullets, lists set in by
blanks that mean nothing, headings without a mark, and fences that nobody closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from studyguide.importing.notes.interface_lines import BOUNDARY
from studyguide.importing.notes.term_shapes import term_shape
from studyguide.importing.notes.words import is_heading_word, is_instruction, is_part

Kind = Literal["heading", "item", "text", "table", "code", "boundary"]
BULLETS = "-*+•◦▪▫●○■□‣⁃·–—∙"
_ITEM = re.compile(
    rf"(?P<indent>\s*)(?!\*[^\s*][^*\n]*\*(?!\*))(?:(?P<bullet>[{re.escape(BULLETS)}])(?:\s+|(?=[^\s\W]))"
    r"|\(?(?P<number>\d{1,3})(?P<dot>[.)])(?:\s+|(?=[¿¡]?[^\W\d_]{2})))(?P<text>\S.*)?"
)
_TYPED = re.compile(r"(?P<number>\d{1,3})\\?[.)]\s+(?P<text>\S.*)")
"""A number that somebody typed behind a bullet."""
_FEWEST = 2
"""Lines with a name and a meaning that are a list."""
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*(?:\{[#.][^{}]*\}\s*)?")
_FENCE = re.compile(r"(\s*)(`{3,}|~{3,})(.*)")
_RULE = re.compile(r"\s{0,3}(?:[-*_=]\s*){3,}|\s*(?:\\?_\s*){3,}|\s*\.{6,}\s*")
_BOLD_LINE = re.compile(r"\s{0,3}(?:\*\*|__)(?!\s)((?:(?!\*\*|__).)+?)(?:\*\*|__)\s*(:?)\s*")
_ROW = re.compile(r"\s*\|.*\|\s*|[^|`]+(?:\|[^|`]+)+")
_DASHES = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")


@dataclass(slots=True)
class Part:
    """A part of notes."""

    kind: Kind
    line: int
    """1-based."""
    text: str = ""
    """Without the marker of a list or heading; the lines after the first without indentation."""
    indent: int = 0
    level: int = 0
    """1 to 6 of a heading with hashes, 7 of one in bold letters."""
    number: int | None = None
    """Of an item that is numbered."""
    children: list[Part] = field(default_factory=list)
    """What is set in below an item."""
    loose: bool = False
    """Whether an empty line stands before it."""

    def source(self) -> str:
        """Return the Markdown of the part and its children."""
        marker = ""
        if self.kind == "item":
            marker = "- " if self.number is None else f"{self.number}. "
        lines = self.text.split("\n")
        parts = [marker + f"\n{' ' * len(marker)}".join(lines)]
        parts += [_indented(child, len(marker)) for child in self.children]
        return "".join(parts)


def _indented(child: Part, by: int) -> str:
    text = child.source().replace("\n", f"\n{' ' * by}")
    gap = "\n" if child.kind == "item" and not child.loose else "\n\n"
    return f"{gap}{' ' * by}{text}"


def outline(lines: list[str]) -> list[Part]:
    """Return the parts of notes in their order; what is set in below an item is its child."""
    top: list[Part] = []
    open_items: list[Part] = []
    for part in (piece for whole in list(_parts(lines)) for piece in _headed(whole)):
        if part.kind in ("heading", "boundary"):
            open_items.clear()
        while open_items and not _is_within(part, open_items[-1]):
            open_items.pop()
        (open_items[-1].children if open_items else top).append(part)
        if part.kind == "item":
            open_items.append(part)
    return top


def _headed(part: Part) -> Iterator[Part]:
    """Yield a paragraph, its first line alone if that heads names with their meanings."""
    first, _, rest = part.text.partition("\n")
    lines = rest.split("\n")
    headed = term_shape(first)
    defined = headed and headed.rest
    if part.kind != "text" or len(lines) < _FEWEST or defined or first[-1:] in ".!?,;":
        yield part
        return
    shapes = [term_shape(line) for line in lines]
    if all(shape and shape.rest and not shape.marked for shape in shapes):
        yield replace(part, text=first)
        yield replace(part, text=rest, line=part.line + 1, loose=True)
    else:
        yield part


def _is_within(part: Part, item: Part) -> bool:
    """Return whether a part is set in below an item; one blank more is a slip, not a level."""
    return part.indent >= item.indent + (2 if part.kind == "item" else 1)


def _parts(lines: list[str]) -> Iterator[Part]:
    at, blank, previous = 0, True, Part("text", 0)
    while at < len(lines):
        line = lines[at]
        if not line.strip(" \t\r"):
            blank, at = True, at + 1
            continue
        part, end = _part(lines, at)
        part.loose = blank
        blank = blank or (previous.kind == "text" and heads(previous.text))
        blank = blank or is_part(part.text) or is_instruction(part.text)
        if part.kind == "text" and not blank and _goes_on(previous, part):
            previous.text += f"\n{part.text}"
        elif part.text or part.kind == "boundary":
            yield part
            previous = part
        at, blank = end, False


def heads(text: str) -> bool:
    """Return whether a line stands alone, whatever is right below it."""
    return is_heading_word(text) or is_part(text)


def _goes_on(previous: Part, part: Part) -> bool:
    """Return whether a line continues the part right above it."""
    return previous.kind in ("text", "item") and previous.line > 0 and part.kind == "text"


def _part(lines: list[str], at: int) -> tuple[Part, int]:
    """Return the part that begins on a line, and the index of the line after it."""
    line = lines[at]
    number = at + 1
    if line == BOUNDARY:
        return Part("boundary", number), at + 1
    if fence := _FENCE.fullmatch(line):
        return _code(lines, at, fence)
    if heading := _HEADING.fullmatch(line):
        return Part("heading", number, heading[2], level=len(heading[1])), at + 1
    if _is_table(lines, at):
        return _table(lines, at)
    if _RULE.fullmatch(line):
        return Part("text", number), at + 1
    if bold := _BOLD_LINE.fullmatch(line):
        alone = at + 1 >= len(lines) or not lines[at + 1].strip() or _ITEM.fullmatch(lines[at + 1])
        if alone and (at == 0 or not lines[at - 1].strip()):
            return Part("heading", number, f"{bold[1]}{bold[2]}", level=7), at + 1
    if item := _ITEM.fullmatch(line):
        return _item(item, number), at + 1
    return Part("text", number, line.strip(), indent=_width(line)), at + 1


def _item(item: re.Match[str], number: int) -> Part:
    value = int(item["number"]) if item["number"] else None
    text = (item["text"] or "").rstrip()
    if value is None and (typed := _TYPED.fullmatch(text)):
        value, text = int(typed["number"]), typed["text"]
    return Part("item", number, text, _width(item["indent"]), number=value)


def _width(text: str) -> int:
    """Return how far a line is set in; a tab is four blanks."""
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _code(lines: list[str], at: int, fence: re.Match[str]) -> tuple[Part, int]:
    """Return a block of code; one in a list ends with it, whether it is closed or not."""
    width, mark = _width(fence[1]), fence[2]
    end = at + 1
    while end < len(lines):
        line = lines[end]
        if line.strip().startswith(mark) and not line.strip().strip(mark[0]):
            end += 1
            break
        if line.strip() and _width(line) < width:
            break
        end += 1
    inside = [line.expandtabs(4) for line in lines[at + 1 : end]]
    if inside and inside[-1].strip().startswith(mark):
        inside.pop()
    while inside and not inside[-1].strip():
        inside.pop()
    text = "\n".join((f"{mark}{fence[3].strip()}", *(_cut(line, width) for line in inside), mark))
    return Part("code", at + 1, text, indent=width), end


def _cut(line: str, width: int) -> str:
    return line[min(width, _width(line)) :].rstrip()


def _is_table(lines: list[str], at: int) -> bool:
    return (
        at + 1 < len(lines)
        and "|" in lines[at]
        and bool(_ROW.fullmatch(lines[at]))
        and "-" in lines[at + 1]
        and "|" in lines[at + 1]
        and bool(_DASHES.fullmatch(lines[at + 1]))
    )


def _table(lines: list[str], at: int) -> tuple[Part, int]:
    end = at
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return Part("table", at + 1, "\n".join(line.strip() for line in lines[at:end])), end
