"""The gaps in the text of a cloze question: `{{answer|also right}}`."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.blocks import CodeBlock, Document, Fault
from studyguide.text.tree.flat import atoms, flat
from studyguide.text.tree.inline_contents import inline_contents
from studyguide.text.tree.inlines import Code, Gap, Image, Inlines, Link, Reference, Styled, Text
from studyguide.text.tree.inner_blocks import every_block
from studyguide.text.tree.plain import plain_words

_INSIDE = "a gap inside {}. Put the gap around it, or write it as text"
_EMPTY = "a gap without an answer. Put the words between '{{' and '}}'"
_LINKED = "a gap with a link in it. Write the words plainly"
_NONE = "a '{{' that is no gap. Close it with '}}', and put no braces between them"


def gaps(source: str) -> tuple[tuple[str, ...], ...]:
    """Return the answers of each gap of a text as they are typed, the model answer first."""
    return tuple(map(typed, gaps_in(parse_blocks(source, gaps=True)[0])))


def gaps_in(document: Document) -> tuple[Gap, ...]:
    """Return the gaps of a text in order."""
    nodes = (node for inlines, _ in inline_contents(document) for _, _, node in atoms(inlines))
    return tuple(node for node in nodes if isinstance(node, Gap))


def typed(gap: Gap) -> tuple[str, ...]:
    """Return a gap's answers as readers type them: code without backticks, formulas as LaTeX."""
    return tuple(dict.fromkeys(map(plain_words, gap.answers)))


def gap_faults(source: str) -> Iterator[Fault]:
    """Yield what is wrong with the gaps of a text."""
    document, _ = parse_blocks(source, gaps=True)
    for block in every_block(document.blocks):
        if isinstance(block, CodeBlock) and "{{" in block.code:
            at = block.code[: block.code.index("{{")].count("\n") + block.fenced
            yield Fault(block.line + at, _INSIDE.format("a block of code"))
    for inlines, role in inline_contents(document):
        if role == "heading" and any(isinstance(node, Gap) for _, _, node in atoms(inlines)):
            yield Fault(inlines[0].line, _INSIDE.format("a heading"))
        yield from _inline_faults(inlines)


def _inline_faults(inlines: Inlines) -> Iterator[Fault]:
    for node in inlines:
        match node:
            case Gap():
                parts = [part for answer in node.answers for _, _, part in atoms(answer)]
                if not all(typed(node)):
                    yield Fault(node.line, _EMPTY)
                if any(isinstance(part, Link | Reference | Image) for part in parts):
                    yield Fault(node.line, _LINKED)
            case Code() if "{{" in node.code:
                yield Fault(node.line, _INSIDE.format("code"))
            case Link() | Reference():
                if any(isinstance(part, Gap) for _, _, part in atoms(node.content)):
                    yield Fault(node.line, _INSIDE.format("a link"))
            case Image() if "{{" in flat(node.title):
                yield Fault(node.line, _INSIDE.format("a picture"))
            case Styled():
                yield from _inline_faults(node.content)
            case Text() if "{{" in node.words:
                yield Fault(node.line, _NONE)
            case _:
                pass
