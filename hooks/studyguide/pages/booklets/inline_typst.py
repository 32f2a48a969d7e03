"""Tree → Typst: lines. Nothing an author writes becomes markup: words are strings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, assert_never

from studyguide.formulas.convert import to_element
from studyguide.formulas.errors import FormulaError
from studyguide.formulas.mathml.tree import Element
from studyguide.pages.booklets.formula_depth import check_depth
from studyguide.pages.booklets.formula_lines import displayed, inline_formula
from studyguide.pages.booklets.labels import address_on_paper
from studyguide.pages.booklets.speech import Speaker
from studyguide.pages.booklets.typst_syntax import (
    Unprintable,
    UnprintableError,
    anchor_labels,
    call,
    content,
    literal_text,
    quoted,
)
from studyguide.text.tree.inlines import (
    Abbreviation,
    Break,
    Code,
    FootnoteReference,
    Formula,
    Gap,
    Image,
    Inline,
    Inlines,
    Keys,
    Link,
    Reference,
    Style,
    Styled,
    TermLink,
    Text,
)
from studyguide.text.tree.plain import plain_words

_FUNCTIONS: Final[dict[Style, str]] = {
    "emphasis": "emph", "strong": "strong", "struck": "strike", "marked": "highlight",
    "subscript": "sub", "superscript": "super", "credit": "credit",
}  # fmt: skip
DEEPEST = 10
"""How many lists and boxes, or styles of words, fit into each other: Typst's own limit is near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypstContext:
    """What the booklet decides that a text stands in."""

    speaker: Speaker
    target: Callable[[str], str]
    """Typst source of what an address leads to, empty if it leads nowhere on paper."""
    web: Callable[[str], str]
    """The web address of what is on the web or a file of the course, empty if there is none."""
    is_file: Callable[[str], bool]
    """Whether an address is that of a file of the course."""
    term: Callable[[str, str], str]
    """Typst of words as a link to a term."""
    picture: Callable[[Image], str]
    """A picture within a line."""
    figure: Callable[[Image, str], str]
    """A picture of its own, with Typst of its caption."""
    gap: Callable[[Gap], str]
    """A gap to write in, or its answer."""
    question: Callable[[str], str]
    """A question that is asked in between, by its id."""
    level: int = 0
    """By how much its headings are deeper than in the text."""
    prefix: str = ""
    """What the labels of its headings begin with."""
    id_prefix: str = ""
    """What the labels of its footnotes begin with."""


@dataclass(slots=True)
class Progress:
    """What has been written of a text so far."""

    faults: list[Unprintable] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)
    """The abbreviations whose meaning has been told."""
    footnotes: set[int] = field(default_factory=set)
    """The footnotes that have been written, by their numbers."""
    level: int = 1
    """The level of the heading above, in the text."""
    shift: int | None = None
    """By how much headings are deeper because the first one is a title; None before it."""

    def add_fault(self, message: str, line: int) -> str:
        """Keep what cannot be printed; nothing is written of it."""
        self.faults.append(Unprintable(message, line=line))
        return ""


@dataclass(frozen=True, slots=True)
class InlineTypst:
    """Writes lines of a text."""

    context: TypstContext
    progress: Progress
    footnote: Callable[[FootnoteReference], str]
    """Typst of a footnote or, if it has been written, of a mark that leads to it."""
    linked: bool = False
    """Whether no link can stand here."""
    beside: str = "1em"
    """How much room a formula leaves for what follows it."""
    depth: int = 0

    def typst(self, nodes: Inlines) -> str:
        """Return Typst of a line; words that follow each other are one string."""
        return "".join(
            literal_text("".join(map(self._words, group)))
            if plain
            else "".join(map(self._inline, group))
            for plain, group in groupby(nodes, _is_plain)
        )

    def _words(self, node: Inline) -> str:
        match node:
            case Abbreviation() if node.meaning and node.words not in self.progress.explained:
                self.progress.explained.add(node.words)
                return f"{node.words} ({node.meaning})"
            case Text() | Abbreviation():
                return node.words
            case _:
                return " "

    def _inline(self, node: Inline) -> str:
        context = self.context
        match node:
            case Text() | Abbreviation():
                return literal_text(self._words(node))
            case Styled():
                inside = self._inside(node.content, node.line)
                return call(_FUNCTIONS[node.style], content(inside))
            case Code():
                return call("raw", quoted(node.code))
            case Formula():
                return self._formula(node)
            case Link():
                return self._link(node)
            case Reference():
                return self._inside(node.content, node.line) or literal_text(node.target)
            case TermLink():
                inside = replace(self, linked=True)._inside(node.content, node.line)  # noqa: SLF001, a copy
                return inside if self.linked else context.term(node.term, inside)
            case Image():
                return self._picture(node)
            case FootnoteReference():
                return self.footnote(node)
            case Gap():
                return try_write(lambda: context.gap(node), self.progress, node.line)
            case Keys():
                return literal_text("+").join(
                    call("key", content(literal_text(key))) for key in node.keys
                )
            case Break():
                return "#linebreak();" if node.hard else literal_text(" ")
            case _:
                assert_never(node)

    def _formula(self, node: Formula) -> str:
        def write(math: Element, speech: str, line: int) -> str:
            return inline_formula(math, speech, line, beside=self.beside)

        typst = formula_typst(node.tex, self.context.speaker, self.progress, node.line, write)
        return anchor_labels(node.anchors, self.context.prefix) + typst

    def _inside(self, nodes: Inlines, line: int) -> str:
        if self.depth == DEEPEST:
            message = "too many styles of words within each other for paper. Write it simpler"
            return self.progress.add_fault(message, line)
        return replace(self, depth=self.depth + 1).typst(nodes)

    def _link(self, node: Link) -> str:
        inside = replace(self, linked=True)._inside(node.content, node.line)  # noqa: SLF001, a copy
        if web := self.context.web(node.href):
            shown = (node.title, address_on_paper(web, plain_words(node.content)))
            below = quoted("; ".join(filter(None, shown)))
            if self.linked:
                return inside + call("on-paper", below)
            return call("web", quoted(web), content(inside), below)
        title = call("on-paper", quoted(node.title)) if node.title else ""
        target = "" if self.linked else self.context.target(node.href)
        return (call("link", target, content(inside)) if target else inside) + title

    def _picture(self, node: Image) -> str:
        typst = try_write(lambda: self.context.picture(node), self.progress, node.line)
        title = self._inside(node.title, node.line)
        return f"{typst}{literal_text(' (')}{title}{literal_text(')')}" if title else typst


def _is_plain(node: Inline) -> bool:
    return isinstance(node, Text | Abbreviation) or (isinstance(node, Break) and not node.hard)


def is_said(node: Inline) -> bool:
    """Return whether a node gives a heading words, for the contents and the outline of the PDF."""
    match node:
        case Text():
            return bool(node.words.strip())
        case Styled() | Link() | TermLink():
            return any(map(is_said, node.content))
        case Image() | FootnoteReference() | Break() | Gap():
            return False
        case Code() | Formula() | Reference() | Keys() | Abbreviation():
            return True
        case _:
            assert_never(node)


def try_write(write: Callable[[], str], progress: Progress, line: int) -> str:
    """Return what is written, or nothing if it cannot be printed, which is kept with its line."""
    try:
        return write()
    except UnprintableError as error:
        progress.faults += (replace(fault, line=line) for fault in error.reasons)
        return ""


WriteFormula = Callable[[Element, str, int], str]
"""Writes a formula: the tree, how it is said aloud, and its line in the text."""


def formula_typst(
    tex: str, speaker: Speaker, progress: Progress, line: int, write: WriteFormula
) -> str:
    """Return a formula, which can be read aloud as well; one that is wrong is shown as LaTeX."""
    display = write is displayed
    try:
        math = to_element(tex, display=display)
    except FormulaError:
        return call("raw", quoted(tex), block="true" if display else "false")
    if not (speech := speaker.speech(math) or tex.strip()):
        return ""

    def checked() -> str:
        check_depth(math)
        return write(math, speech, line)

    return try_write(checked, progress, line)
