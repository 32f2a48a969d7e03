"""The tokens of a text → its blocks and faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from studyguide.text.parsing.fences import fenced
from studyguide.text.parsing.inline_tree import InlineReader, ReadInline
from studyguide.text.parsing.media import media, media_fault
from studyguide.text.parsing.tokens import MAX_NESTING
from studyguide.text.tree.blocks import (
    Block,
    Blocks,
    Box,
    CodeBlock,
    Definition,
    Definitions,
    Divider,
    Equation,
    Fault,
    FigureBlock,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Tab,
    Table,
    Tabs,
)
from studyguide.text.tree.inlines import Image, Inlines, Text

_FENCE_IN_CODE = "a line of code begins with ```. End the block above with ``` on its own line"
_UNCLOSED = "the code block is never closed. End it with the same ``` on its own line"
_LEFT = "the code block leaves what it is in. Indent its lines and the last ``` as far as the first"
SWALLOWING = frozenset((_FENCE_IN_CODE, _UNCLOSED))
"""Messages for code blocks that may have swallowed the text below: headings, definitions."""
UNDERLINED = "a line of '=' or '-' makes the line above a heading. Leave an empty line between them"


@dataclass(slots=True)
class BlockReader:
    """Builds blocks from the tokens of a text; `at` is the index of the next token."""

    tokens: list[Token]
    lines: list[str]
    """The source, for the checks that need it."""
    abbreviations: Mapping[str, tuple[str, int]]
    read_inline: ReadInline
    faults: list[Fault] = field(default_factory=list)
    footnotes: dict[str, Blocks] = field(default_factory=dict)
    """Footnotes by label."""
    at: int = 0
    used: set[str] = field(default_factory=set)
    """Abbreviations and link definitions that occur in the text."""
    _gaps: list[int] = field(default_factory=lambda: [0])
    _line: int = 0

    def blocks(self, closing: str = "") -> Blocks:
        """Return the blocks up to the closing token of their container."""
        nodes: list[Block] = []
        while self.at < len(self.tokens):
            token = self._next()
            if token.type == closing:
                break
            block = self._block(token)
            if isinstance(block, Tabs) and nodes and isinstance(nodes[-1], Tabs):
                nodes[-1] = replace(nodes[-1], tabs=(*nodes[-1].tabs, *block.tabs))
            elif block:
                nodes.append(block)
        return tuple(nodes)

    def _next(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        if token.map:
            self._line = token.map[0]
        if token.level >= MAX_NESTING - 1 and token.nesting == 1:
            self._add_fault("too many lists or quotations within each other. Write it flatter")
        return token

    def _add_fault(self, message: str, line: int | None = None) -> None:
        self.faults.append(Fault(self._line if line is None else line, message))

    def _inline(self) -> Inlines:
        """Return the inline content that is next, and consume its closing token."""
        token = self._next()
        reader = InlineReader(
            token.children or [], token.content, self._line, self.abbreviations,
            self.faults, self.read_inline, gaps=self._gaps, used=self.used,
        )  # fmt: skip
        return reader.nodes()

    def _block(self, token: Token) -> Block | None:
        line = self._line
        match token.type:
            case "paragraph_open":
                content = self._inline()
                self.at += 1
                return self._paragraph(content, line)
            case "heading_open":
                content = self._inline()
                self.at += 1
                if token.markup[0] != "#":
                    self._add_fault(UNDERLINED, line)
                return Heading(int(token.tag[1]), token.meta.get("id", ""), content, line)
            case "fence" | "code_block":
                return self._code(token, line)
            case "equation":
                above = token.content[: -len(token.content.lstrip()) or None].count("\n")
                return Equation(token.content.strip(), line + above)
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token, line)
            case "blockquote_open":
                return Quote(self.blocks("blockquote_close"), line)
            case "hr":
                return Divider(line)
            case "table_open":
                return self._table(token, line)
            case _:
                return self._rarer(token, line)

    def _rarer(self, token: Token, line: int) -> Block | None:
        match token.type:
            case "box_open":
                return self._box(token, line)
            case "alert_open":
                self.at += 3
                kind = str(token.meta["kind"]).lower()
                named = (Text(kind.capitalize(), line),)
                return Box(kind, named, self.blocks("alert_close"), None, line)
            case "tab_open":
                title = self._inline()
                return Tabs((Tab(title, self._filled("tab", line)),), line)
            case "dl_open":
                return self._definitions(line)
            case "footnote_reference_open":
                self._footnote(token.meta["label"], line)
                return None
            case _:
                raise AssertionError(f"no block for the token '{token.type}'")

    def _code(self, token: Token, line: int) -> Block:
        if token.type == "code_block":
            self._add_fault("code that is only indented. Put it between ``` lines", line)
            return CodeBlock(token.content, fenced=False, line=line)
        assert token.map is not None, "a fence has lines"
        begin, end = token.map
        if end - begin - 2 < len(token.content.splitlines()) or end - begin < 2:
            self._add_fault(_LEFT if token.level else _UNCLOSED)
        for at, text in enumerate(token.content.splitlines(), start=line + 1):
            if text.lstrip().startswith("```") and token.markup[0] == "`":
                self._add_fault(_FENCE_IN_CODE, at)
        block, faults = fenced(token.info, token.content, line)
        self.faults.extend(faults)
        return block

    def _list(self, token: Token, line: int) -> ItemList:
        first, items, closing = self.at, list[ListItem](), token.type.replace("open", "close")
        while (item := self._next()).type != closing:
            begin = self._line
            blocks = self.blocks("list_item_close")
            items.append(ListItem(blocks, item.meta.get("checked"), begin))
        start = int(token.attrs.get("start", 1)) if token.type[0] == "o" else None
        return ItemList(tuple(items), start, self._is_tight(first, token.level + 2), line)

    def _is_tight(self, first: int, level: int) -> bool:
        """Return whether a list is tight by CommonMark: its direct paragraphs are hidden."""
        inside = self.tokens[first : self.at]
        paragraphs = (
            token for token in inside if token.type == "paragraph_open" and token.level == level
        )
        return all(token.hidden for token in paragraphs)

    def _box(self, token: Token, line: int) -> Box:
        title = self._inline()
        marker = token.meta["marker"]
        folded = None if marker == "!!!" else "open" if marker == "???+" else "closed"
        return Box(token.meta["kind"], title, self._filled("box", line), folded, line)  # type: ignore[arg-type]

    def _footnote(self, label: str, line: int) -> None:
        blocks = self.blocks("footnote_reference_close")
        if label in self.footnotes:
            self._add_fault(f"the footnote '[^{label}]' is written twice. Rename one", line)
        self.footnotes.setdefault(label, blocks)

    def _filled(self, name: str, line: int) -> Blocks:
        blocks = self.blocks(f"{name}_close")
        if not blocks:
            self._add_fault(f"the {name} is empty. Indent what is in it by four spaces", line)
        return blocks

    def _definitions(self, line: int) -> Definitions:
        first, items = self.at, list[Definition]()
        words: list[Inlines] = []
        meanings: list[Blocks] = []
        while (token := self._next()).type != "dl_close":
            if token.type == "dt_open":
                if meanings:
                    items.append(Definition(tuple(words), tuple(meanings)))
                    words, meanings = [], []
                words.append(self._inline())
                self.at += 1
            else:
                meanings.append(self.blocks("dd_close"))
        items.append(Definition(tuple(words), tuple(meanings)))
        level = self.tokens[first - 1].level + 2
        return Definitions(tuple(items), self._is_tight(first, level), line)

    def _table(self, token: Token, line: int) -> Table:
        rows: list[tuple[Inlines, ...]] = []
        alignments = tuple(token.meta["alignments"])
        while self._next().type != "table_close":
            row: list[Inlines] = []
            while self.tokens[self.at].type == "inline":
                row.append(self._inline())
            self.at += 1
            if len(row) > len(alignments):
                cells_and_columns = f"{len(row)} cells below {len(alignments)}"
                self._add_fault(
                    f"a table's row has {cells_and_columns}. Write a bar in a cell as '\\|'"
                )
            rows.append(
                (*row, *((),) * (len(alignments) - len(row)))[: max(len(row), len(alignments))]
            )
        head, *body = rows
        return Table(head, tuple(body), alignments, line)

    def _paragraph(self, content: Inlines, line: int) -> Block:
        match content:
            case (Image() as image,):
                if message := media_fault(image):
                    self._add_fault(message, line)
                return media(image) or FigureBlock(image, line)
            case _:
                return Paragraph(content, line)
