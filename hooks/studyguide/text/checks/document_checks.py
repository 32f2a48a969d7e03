"""Checks of a text beyond its Markdown: formulas, references, addresses, stray markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from studyguide.text.checks.program_checks import program_faults
from studyguide.text.checks.stray_markup import KINDS, stray_markup
from studyguide.text.parsing.media import NO_PICTURE, picture_fault
from studyguide.text.parsing.picture_attributes import without_credit
from studyguide.text.parsing.url_schemes import is_web
from studyguide.text.tree.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Document,
    EmbeddedQuestion,
    Fault,
    FigureBlock,
    Heading,
    ItemList,
    Media,
    Paragraph,
    Quote,
)
from studyguide.text.tree.flat import atoms, flat
from studyguide.text.tree.inline_contents import inline_contents
from studyguide.text.tree.inlines import Image, Inline, Inlines, Link, Reference, Styled, Text
from studyguide.text.tree.inner_blocks import every_block
from studyguide.text.tree.plain import plain_words

# attribute lists of other generators, which are plain text here
_ATTRIBUTES = re.compile(
    r"(?<!\{)\{(?!\{)(?:\s*[#.][a-zA-Z]|:[\s\w.#]|[^{}\n]*[\w:.-]=(?!=))[^{}\n]*\}"
)
_HASHES = re.compile(r"^#{1,6}(?:[^\s#]|[^\S \t\n])", re.MULTILINE)
_ENDLESS = re.compile(r"[!-~]{2000}")  # ASCII only: scripts without spaces use other letters
_NO_TICK = re.compile(r"\[\](?: |\w)|\[ \]\w")
_NO_ALERT = re.compile(r"\[!\w+\]")
_COMPARED = re.compile(r"\d")
_ELSEWHERE = "a heading belongs in a lesson. Use '**strong**' text here"
_NO_HEADING = "a line that begins with '#' is a heading. Write '## Title {#short-name}', or '\\#'"
_BRACES = "attributes in braces '{…}' are not allowed here. Remove them, or use backticks"
_NO_WORDS = "a reference without words. Name a term in it: '[[gradient]]'"
_NO_ALT = "the picture has no alternative text. Say what it shows: '![…](…)'"
_NO_TITLE = "the sound or film has no title. Say what it is: '![…](…)'"
_NO_FIGURE = "only a picture alone in its paragraph has a credit or id. Put empty lines around it"
_NO_NUMBER = "figures have numbers in lessons only. Remove the id from the braces"
_NO_LINK_WORDS = "a link without words. Say where it leads: '[text](address)'"
_TOO_LONG = "a word of more than 2000 letters. Put blanks between words, or code in backticks"
_COLONS = "':::' begins no box. Write '!!! note \"Title\"' and indent what is in it by four spaces"
_DIAGRAM = "a diagram is not drawn from code. Save it as a picture, or show the code as '```text'"
_FENCED_BOX = "code that is meant for a box. Write '!!! note \"Title\"' and indent what is in it"
_ALERT = "a box of GitHub begins '> [!NOTE]' on a line of its own: NOTE, TIP, IMPORTANT, WARNING"
_TICK = "a box to tick is written '- [ ] …' or '- [x] …'"
_DIAGRAMS = ("mermaid", "plantuml")
_QUOTED = "a line that begins with '>' is a quotation. Write '\\>' for the sign"

Validator = Callable[[str], str | None]


def _no_advice(_: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """Checks that depend on the course: targets of references, addresses and questions."""

    reference: Validator
    """Returns the fault in the target of a `[[…]]`, or None."""
    wordless: Validator = lambda _: None
    """Returns the fault in the target of a `[[…]]` without link text, or None."""
    address: Validator
    """Returns the fault in an address, or None."""
    question: Validator
    """Returns the fault in the id of an embedded question, or None."""
    renaming: Validator = _no_advice
    """Returns what to write instead of a `[[…]]` with a term's former id, or None."""
    headings: bool = False
    """Whether headings are allowed, as in an article."""


def document_faults(document: Document, checks: Validators) -> Iterator[Fault]:
    """Yield the faults of a text."""
    yield from program_faults(document, in_lesson=checks.headings)
    for blocks in (document.blocks, *document.footnotes):
        for block in every_block(blocks):
            yield from _block_faults(block, checks)
    for inlines, _ in inline_contents(document):
        yield from inline_faults(inlines, checks)


def _block_faults(block: Block, checks: Validators) -> Iterator[Fault]:
    match block:
        case Heading() if not checks.headings:
            yield Fault(block.line, _ELSEWHERE)
        case CodeBlock() if block.language in _DIAGRAMS:
            yield Fault(block.line, _DIAGRAM)
        case CodeBlock() if block.language in KINDS:
            yield Fault(block.line, _FENCED_BOX)
        case Paragraph():
            yield from _paragraph_faults(_unstyled(block.content), block.line)
        case FigureBlock():
            if block.image.id and not checks.headings:
                yield Fault(block.line, _NO_NUMBER)
            yield from _image_faults(block.image, checks)
        case Media() | EmbeddedQuestion():
            find_fault = checks.address if isinstance(block, Media) else checks.question
            target = block.source if isinstance(block, Media) else block.question
            if not is_web(target) and (message := find_fault(target)):
                yield Fault(block.line, message)
            if isinstance(block, Media) and not block.title.strip():
                yield Fault(block.line, _NO_TITLE)
        case ItemList():
            yield from (fault for item in block.items for fault in _within(item.blocks))
            for item in block.items:
                match item.blocks:
                    case (Paragraph() as first, *_) if _NO_TICK.match(flat(first.content)):
                        yield Fault(first.line, _TICK)
        case Quote():
            yield from _within(block.blocks)
            yield from _quotation_faults(block)
        case _:
            return


def _unstyled(inlines: Inlines) -> str:
    """Return inline content as one string, without the markers of emphasis."""
    return "".join(
        _unstyled(node.content) if isinstance(node, Styled) else flat((node,)) for node in inlines
    )


def _paragraph_faults(text: str, line: int) -> Iterator[Fault]:
    """Yield markup that is almost a box, a list or a heading."""
    if text.startswith(":::"):
        yield Fault(line, _COLONS)
    yield from (Fault(line + below, message) for below, message in stray_markup(text))
    if match := _HASHES.search(text):
        yield Fault(line + text.count("\n", 0, match.start()), _NO_HEADING)


def _within(blocks: Blocks) -> Iterator[Fault]:
    """Yield headings in a list or quotation: a table of contents could not list them."""
    yield from (Fault(block.line, _NO_HEADING) for block in blocks if isinstance(block, Heading))


def _quotation_faults(block: Quote) -> Iterator[Fault]:
    """Yield quotations that are meant as comparisons, such as `> 90 degrees`."""
    match block.blocks:
        case (Paragraph() as begin, *_) if _NO_ALERT.match(flat(begin.content)):
            yield Fault(block.line, _ALERT)
        case (Paragraph(content=(Text() as first, *_)), *_) if _COMPARED.match(first.words):
            yield Fault(block.line, _QUOTED)


def inline_faults(inlines: Inlines, checks: Validators) -> Iterator[Fault]:
    """Yield the faults of inline content."""
    for _, _, node in atoms(inlines):
        yield from _node_faults(node, checks)
    for text in _texts(inlines):
        if _ATTRIBUTES.search(text.words):
            yield Fault(text.line, _BRACES)
        if _ENDLESS.search(text.words):
            yield Fault(text.line, _TOO_LONG)


def _texts(inlines: Inlines) -> Iterator[Text]:
    for node in inlines:
        if isinstance(node, Text):
            yield node
        elif isinstance(node, Styled):
            yield from _texts(node.content)


def _reference_fault(node: Reference, checks: Validators) -> str | None:
    fault = checks.reference(node.target)
    return fault or (None if node.content else checks.wordless(node.target))


def _node_faults(node: Inline, checks: Validators) -> Iterator[Fault]:
    match node:
        case Reference():
            if not node.target and not node.content:
                yield Fault(node.line, _NO_WORDS)
            elif message := _reference_fault(node, checks):
                yield Fault(node.line, message)
            elif advice := checks.renaming(node.target):
                yield Fault(node.line, advice, warning=True)
            yield from inline_faults(node.content, checks)
        case Link():
            if message := checks.address(node.href):
                yield Fault(node.line, message)
            if not plain_words(node.content) and not _pictures(node.content):
                yield Fault(node.line, _NO_LINK_WORDS)
            yield from inline_faults(node.content, checks)
        case Image():
            if node.id or without_credit(node.title)[1]:
                yield Fault(node.line, _NO_FIGURE)
            yield from _image_faults(node, checks)
            yield from inline_faults(node.title, checks)
        case _:
            return


def _pictures(content: Inlines) -> bool:
    return any(isinstance(node, Image) for node in content)


def _image_faults(image: Image, checks: Validators) -> Iterator[Fault]:
    if not image.source:
        yield Fault(image.line, NO_PICTURE)
    elif message := picture_fault(image) or checks.address(image.source):
        yield Fault(image.line, message)
    if not image.alt.strip():
        yield Fault(image.line, _NO_ALT)
