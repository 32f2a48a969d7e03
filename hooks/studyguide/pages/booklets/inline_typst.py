"""Inline content → Typst. Nothing an author writes becomes markup: words are strings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, assert_never

from studyguide.formulas.convert import to_element
from studyguide.formulas.errors import FormulaError
from studyguide.formulas.mathml.tree import Element
from studyguide.pages.booklets.formula_breaks import displayed, inline_formula
from studyguide.pages.booklets.formula_depth import check_depth
from studyguide.pages.booklets.labels import address_on_paper
from studyguide.pages.booklets.speech import Speaker
from studyguide.pages.booklets.typst_context import Progress, TypstContext
from studyguide.pages.booklets.typst_syntax import (
    UnprintableError,
    anchor_labels,
    call,
    content,
    literal_text,
    quoted,
)
from studyguide.text.tree.abbreviations import explained_once
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
"""How deep lists and boxes, or styles, may be nested: Typst's own limit is close."""


@dataclass(frozen=True, slots=True)
class InlineTypst:
    """Writes the inline content of a text."""

    context: TypstContext
    progress: Progress
    footnote: Callable[[FootnoteReference], str]
    """Returns a footnote or, if it has been written, a link to it."""
    linked: bool = False
    """Whether the content is within a link, which may contain no other."""
    in_title: bool = False
    """Whether it is a title, which is repeated without the addresses of its links."""
    beside: str = "1em"
    """The room that a formula leaves for following punctuation."""
    depth: int = 0

    def typst(self, nodes: Inlines) -> str:
        """Return Typst of inline content, with consecutive words as one string."""
        return "".join(
            literal_text("".join(map(self._words, group)))
            if plain
            else "".join(map(self._inline, group))
            for plain, group in groupby(nodes, _is_plain)
        )

    def _words(self, node: Inline) -> str:
        match node:
            case Abbreviation():
                return explained_once(node, self.progress.explained)
            case Text():
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
            below = "; ".join(filter(None, shown))
            link = inside if self.linked else call("web", quoted(web), content(inside))
            return link + self._on_paper(below)
        title = self._on_paper(node.title)
        target = "" if self.linked else self.context.target(node.href)
        if not target:
            return inside + title
        to = "referred" if _is_numbered(node.href) and not self.in_title else "link"
        return call(to, target, content(inside)) + title

    def _on_paper(self, told: str) -> str:
        shown = call("on-paper", quoted(told)) if told else ""
        return call("once", content(shown)) if self.in_title and shown else shown

    def _picture(self, node: Image) -> str:
        typst = try_write(lambda: self.context.picture(node), self.progress, node.line)
        title = self._inside(node.title, node.line)
        return f"{typst}{literal_text(' (')}{title}{literal_text(')')}" if title else typst


def _is_numbered(href: str) -> bool:
    """Return whether an address is that of an equation or a figure of the same text."""
    return href.startswith(("#eq-", "#fig-"))


def _is_plain(node: Inline) -> bool:
    return isinstance(node, Text | Abbreviation) or (isinstance(node, Break) and not node.hard)


def has_words(node: Inline) -> bool:
    """Return whether a node adds words to a heading, for the contents and the PDF's outline."""
    match node:
        case Text():
            return bool(node.words.strip())
        case Styled() | Link() | TermLink():
            return any(map(has_words, node.content))
        case Image() | FootnoteReference() | Break() | Gap():
            return False
        case Code() | Formula() | Reference() | Keys() | Abbreviation():
            return True
        case _:
            assert_never(node)


def try_write(write: Callable[[], str], progress: Progress, line: int) -> str:
    """Return the result of `write`, or record what cannot be printed with its line."""
    try:
        return write()
    except UnprintableError as error:
        progress.faults += (replace(fault, line=line) for fault in error.reasons)
        return ""


WriteFormula = Callable[[Element, str, int], str]
"""Writes a formula, given its tree, its words for screen readers, and its line in the text."""


def formula_typst(
    tex: str, speaker: Speaker, progress: Progress, line: int, write: WriteFormula
) -> str:
    """Return a formula with words for screen readers; an invalid one is shown as LaTeX."""
    display = write is displayed
    try:
        math = to_element(tex, display=display)
    except FormulaError:
        return call("listing" if display else "raw", quoted(tex))
    if not (speech := speaker.speech(math) or tex.strip()):
        return ""

    def checked() -> str:
        check_depth(math)
        return write(math, speech, line)

    return try_write(checked, progress, line)
