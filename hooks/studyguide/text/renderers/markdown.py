"""Tree → Markdown that parses to the same tree.

Texts for other programs are first made self-contained (`standalone`); this module changes nothing
but the author's choice of markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from textwrap import indent
from typing import assert_never

from studyguide.text.renderers.inline_markdown import InlinePlace, image_markdown, inline_markdown
from studyguide.text.renderers.plain_lines import BOXES, quote_lines
from studyguide.text.tree.blocks import (
    Alignment,
    Block,
    Blocks,
    Box,
    CodeBlock,
    Definition,
    Definitions,
    Divider,
    Document,
    EmbeddedQuestion,
    Equation,
    FigureBlock,
    Heading,
    ItemList,
    ListItem,
    Media,
    Paragraph,
    Quote,
    Table,
    Tabs,
)
from studyguide.text.tree.inlines import Abbreviation, Break, Image, Inline, Inlines
from studyguide.text.tree.transform import TreeTransform

_DASHES: dict[Alignment, str] = {None: "---", "left": ":--", "center": ":-:", "right": "--:"}
_BOXED = 4
_TITLE = InlinePlace(begins=False, line_ends=False)


def document_markdown(document: Document) -> str:
    """Return the Markdown of a text, its footnotes and abbreviations at its end.

    >>> print(document_markdown(parse_blocks("2) _a_")[0]), end="")
    2. *a*
    """
    footnotes = (
        f"[^{number}]:{_hung(blocks_markdown(footnote), ' ' * _BOXED, ' ')}"
        for number, footnote in enumerate(document.footnotes, start=1)
    )
    meanings = (f"*[{words}]: {meaning}" for words, meaning in _abbreviations(document).items())
    parts = (blocks_markdown(document.blocks), *footnotes, "\n".join(meanings))
    return "\n\n".join(filter(None, parts)) + "\n"


def blocks_markdown(blocks: Blocks, *, tight: bool = False) -> str:
    """Return the Markdown of blocks, in a tight list without empty lines between them."""
    texts = [_block(block, second) for block, second in zip(blocks, _seconds(blocks), strict=True)]
    parts = texts[:1]
    for (before, after), text in zip(pairwise(blocks), texts[1:], strict=True):
        parts += [_between(before, after, tight=tight), text]
    return "".join(parts)


def _between(before: Block, after: Block, *, tight: bool) -> str:
    if isinstance(before, Definitions) and isinstance(after, Definitions):
        return "\n\n<!-- -->\n\n"
    match after:
        case (
            ItemList(start=None | 1) | CodeBlock() | Equation() | EmbeddedQuestion() | Quote()
            | Heading() | Table() | Divider()
        ):  # fmt: skip
            return "\n" if tight and not isinstance(before, ItemList | Table | Quote) else "\n\n"
        case _:
            return "\n\n"


def _seconds(blocks: Blocks) -> Iterator[bool]:
    """Yield for each block whether it is a list that needs another marker than the list above."""
    second = False
    for before, block in pairwise((None, *blocks)):
        second = not second and _is_list(before, block)
        yield second


def _is_list(before: Block | None, block: Block | None) -> bool:
    match before, block:
        case ItemList(start=start), ItemList(start=second_start):
            return (start is None) == (second_start is None)
        case _:
            return False


def _block(block: Block, second: bool) -> str:  # noqa: FBT001, private
    match block:
        case Paragraph():
            return inline_markdown(block.content)
        case Heading():
            return _heading(block)
        case CodeBlock():
            return _fenced(block)
        case Equation():
            return _equation(block.tex)
        case ItemList():
            return _list(block, "*" if second else "-", ")" if second else ".")
        case Definitions():
            return "\n\n".join(_definition(item, tight=block.tight) for item in block.items)
        case Table():
            return _table(block)
        case Quote():
            return quote_lines(blocks_markdown(block.blocks))
        case Box():
            return _box(block)
        case Tabs():
            return "\n\n".join(
                _boxed(f'=== "{inline_markdown(tab.title, _TITLE)}"', tab.blocks)
                for tab in block.tabs
            )
        case FigureBlock():
            return image_markdown(block.image)
        case Media():
            return image_markdown(Image(block.source, block.title))
        case EmbeddedQuestion():
            return f"```check\n{block.question}\n```"
        case Divider():
            return "***"
        case _:
            assert_never(block)


def _heading(block: Heading) -> str:
    id_ = f" {{#{block.id}}}" if block.id else ""
    if block.level < 3 and any(isinstance(node, Break) for node in block.content):
        return f"{inline_markdown(block.content)}{id_}\n{'=-'[block.level - 1] * 3}"
    title = re.sub(r"(^|\s)(#+)$", r"\1\\\2", inline_markdown(block.content, _TITLE))
    return f"{'#' * block.level} {title}{id_}".rstrip()


def _fenced(block: CodeBlock) -> str:
    options = [block.language, "run" if block.runs else ""]
    if block.title:
        quote, title = "'" if '"' in block.title else '"', re.sub(r"([\\&])", r"\\\1", block.title)
        options.append(f"title={quote}{title}{quote}")
    if block.first_number is not None:
        options.append(f'linenums="{block.first_number}"')
    if block.highlighted:
        options.append(f'hl_lines="{" ".join(map(str, block.highlighted))}"')
    info = " ".join(filter(None, options))
    fence_character = "~" if "`" in info else "`"
    runs = re.findall(rf"^[ ]*({re.escape(fence_character)}+)", block.code, re.MULTILINE)
    fence = fence_character * max(3, *(len(run) + 1 for run in ("", *runs)))
    ends = "" if block.code.endswith("\n") or not block.code else "\n"
    return f"{fence}{info}\n{block.code}{ends}{fence}"


def _equation(tex: str) -> str:
    if re.search(r"\n[ \t]*\n", tex) or not tex:
        return f"```math\n{tex}\n```"
    return f"\\[\n{tex}\n\\]" if "$$" in tex else f"$$\n{tex}\n$$"


def _list(block: ItemList, bullet: str, dot: str) -> str:
    markers = (
        bullet if block.start is None else f"{block.start + at}{dot}"
        for at in range(len(block.items))
    )
    items = (
        _item(item, marker, tight=block.tight)
        for marker, item in zip(markers, block.items, strict=True)
    )
    return ("\n" if block.tight else "\n\n").join(items)


def _item(item: ListItem, marker: str, *, tight: bool) -> str:
    inside = BOXES[item.checked] + blocks_markdown(item.blocks, tight=tight)
    return f"{marker}{_hung(inside, ' ' * (len(marker) + 1), ' ')}"


def _hung(text: str, by: str, first: str) -> str:
    """Return text to follow a marker, its other lines indented."""
    return indent(text, by).replace(by, first, 1) if text else ""


def _definition(item: Definition, *, tight: bool) -> str:
    words = "\n".join(inline_markdown(words) for words in item.words)
    between = "\n" if tight else "\n\n"
    meanings = (
        f":{_hung(blocks_markdown(meaning, tight=tight), ' ' * _BOXED, '   ')}"
        for meaning in item.meanings
    )
    return between.join((words, *meanings))


def _table(block: Table) -> str:
    dashes = (_DASHES[alignment] for alignment in block.alignments)
    rows = (_row(row) for row in block.rows)
    return "\n".join((_row(block.head), f"| {' | '.join(dashes)} |", *rows))


def _row(cells: tuple[Inlines, ...]) -> str:
    place = InlinePlace(begins=False, in_table=True)
    texts = (inline_markdown(cell, place) for cell in cells)
    return "".join(("|", *(f" {cell} |" if cell else " |" for cell in texts)))


def _box(block: Box) -> str:
    marker = {None: "!!!", "closed": "???", "open": "???+"}[block.folded]
    return _boxed(f'{marker} {block.kind} "{inline_markdown(block.title, _TITLE)}"', block.blocks)


def _boxed(head: str, blocks: Blocks) -> str:
    return f"{head}\n\n{indent(blocks_markdown(blocks), ' ' * _BOXED)}"


def _abbreviations(document: Document) -> dict[str, str]:
    """Return the meanings of the abbreviations in a text."""
    meanings: dict[str, str] = {}

    def collect(node: Inline) -> Inlines:
        if isinstance(node, Abbreviation):
            meanings[node.words] = node.meaning
        return (node,)

    TreeTransform(inline=collect).document(document)
    return meanings
