"""What is wrong in a piece of authored Markdown: formulas, references, links, raw HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from studyguide.prose.latex import latex_fault
from studyguide.prose.spans import Span, line_of, replace_spans, spans

Fault = tuple[int, str]
"""Lines into the text, from 0, and what is wrong there."""

ALLOWED_TAGS = frozenset({"br", "kbd", "sub", "sup"})
_HEADING_MARKS = re.compile(r"^#+[ ]+|[ ]*\{[ ]*#[^}\n]*\}[ ]*#*$")
_PLAIN_TAG = re.compile(r"</?[a-zA-Z]+ ?/?>")
_TAG_ON_NEW_LINE = re.compile(r"\n[ \t]*<[a-zA-Z/!?][^<>\n]*>?")
_TICKS_AND_TAG = re.compile(r"`+(?=[^<]*<)[^`]*`+[^`].*|``+(?=[^<]*<).*", re.DOTALL)
_WEB = re.compile(r"(?:https?://|mailto:)[^\s]+|#[a-z0-9-]+")
_OPEN_FENCE = re.compile(r"```|^[ ]*~~~", re.MULTILINE)
_DEFINITION = re.compile(
    r"^(?:[ \t]|>|[-*+][ \t]|\d+\.[ \t])*\[[^\[\]]+\]:(?=\s|\Z|[^\s\]]*[/:])", re.MULTILINE
)
# braces with a class, an id or `key=value` in them, or a colon first
_ATTRIBUTES = re.compile(r"(?<!\{)\{(?!\{)(?:\s*[#.][\w-]|:|[^{}\n]*[\w:.-]=(?!=))[^\n]*?\}")
_LANGUAGE = re.compile(r"[ \t]*[\w#.+-]*[ \t]*")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_INDENTED = re.compile(r"(?:\A|\n[ \t]*\n)(?:    |\t)[^\n]*")
_CONTAINER = re.compile(r"^[ ]*(?:[-*+][ ]|\d+\.[ ]|!!! |\?\?\?\+? )", re.MULTILINE)


def prose_faults(
    markdown: str,
    *,
    reference: Callable[[str], str | None],
    address: Callable[[str], str | None],
    headings: bool = False,
) -> Iterator[Fault]:
    """Yield everything wrong in a text.

    `reference` says what is wrong with the target of a `[[…]]`; `address` with an address of a
    link or picture that is not on the web. `headings` belong in articles only.
    """
    end, opened = 0, set[str]()
    for span in spans(markdown):
        yield from _plain_faults(markdown, end, span.start)
        end = span.end
        at = line_of(markdown, span.start)
        if span.kind == "heading" and not headings:
            yield at, "a heading belongs in a lesson. Use '**strong**' text here"
        if span.kind == "tag" and span.match[0].strip("</>") in opened:
            continue  # the tag that opened it is reported
        opened.add(span.part("name"))
        yield from ((at, message) for message in _inner_faults(span))
        for line, message in _span_faults(span, reference, address):
            yield at + line, message
    yield from _plain_faults(markdown, end, len(markdown))
    yield from _broken_links(markdown)
    yield from _indented_code(markdown)


def _span_faults(
    span: Span, reference: Callable[[str], str | None], address: Callable[[str], str | None]
) -> Iterator[Fault]:
    if span.kind in ("code", "math", "block_math") and (
        tag := _TAG_ON_NEW_LINE.search(span.match[0])
    ):
        # Markdown looks for HTML at the start of a line before it looks for code
        yield span.match[0].count("\n", 0, tag.end()), _html_message(tag[0].strip())
    match span.kind:
        case "fence":
            yield from _fence_faults(span)
        case "math" | "block_math":
            if fault := latex_fault(span.tex, display=span.is_displayed):
                yield fault
        case "reference" if not (span.part("target") + span.part("shown")).strip():
            yield 0, "a reference without words. Name a term in it: '[[gradient]]'"
        case "reference":
            if message := reference(span.part("target")):
                yield 0, message
        case "link" | "image":
            href = span.part("href" if span.kind == "link" else "source")
            if message := _address_fault(span, href, address):
                yield 0, message
            if "[[" in span.part("label") + span.part("alt"):
                yield 0, "a term reference inside a link or picture. Write the words plainly"
            if span.kind == "image" and not span.part("alt").strip():
                yield 0, "the picture has no alternative text. Say what it shows: '![…](…)'"
        case "tag":
            if span.part("name") not in ALLOWED_TAGS or not _PLAIN_TAG.fullmatch(span.match[0]):
                yield 0, _html_message(span.match[0])
        case "code" if len(span.part("tick")) > 2:
            yield 0, "three backticks within a line. Use one, or put ``` on lines of their own"
        case "code" if _TICKS_AND_TAG.fullmatch(span.match[0]):
            yield 0, "code with both '<' and '`' in it. Put it between ``` lines"
        case "comment":
            yield 0, "a comment is published with the page. Remove it"
        case _:
            return


def _fence_faults(span: Span) -> Iterator[Fault]:
    """Yield what makes Markdown take a block of code for text."""
    first, *lines = span.match[0].split("\n")
    indent, ticks = span.part("indent"), span.part("ticks")
    words = first.removeprefix(indent + ticks)
    if not _LANGUAGE.fullmatch(words):
        shown = f"'{ticks}{_shortened(words)}'"
        yield 0, f"{shown} begins no code. After {ticks} write one language only: '{ticks}python'"
    for at, line in enumerate(lines, start=1):
        if line.strip() and not line.expandtabs(4).startswith(indent):
            yield at, "a line of code further left than its ```. Indent it as far"
            return


def _broken_links(markdown: str) -> Iterator[Fault]:
    """Yield a `](` that is no link of ours: what Markdown makes of it is not checked."""
    text = replace_spans(markdown, lambda span: re.sub(r"[^\n]", "x", span.match[0]))
    text = text.replace("![", "xx")  # told as a picture
    begin = 0
    for end in (*(found.end() for found in _PARAGRAPH_END.finditer(text)), len(text)):
        bracket = text.find("[", begin, end)
        if bracket >= 0 and (at := text.find("](", bracket, end)) >= 0:
            message = "a link that is not '[text](address)'. Write the address without blanks"
            yield line_of(text, at), f"{message}, or '\\[' for a bracket"
        begin = end


def _inner_faults(span: Span) -> Iterator[str]:
    """Yield what is wrong in the words of a heading, link, reference or caption."""
    heading = _HEADING_MARKS.sub("", span.match[0]) if span.kind == "heading" else ""
    for words in (heading, span.part("label"), span.part("shown"), span.part("title")):
        faults = prose_faults(words, reference=_no_fault, address=_no_fault)
        yield from (message for _, message in faults)


def _no_fault(_: str) -> None:
    """Stand in for a check that is made elsewhere."""


def _address_fault(span: Span, href: str, address: Callable[[str], str | None]) -> str | None:
    if span.kind == "link" and _WEB.fullmatch(href):
        return None
    if _SCHEME.match("".join(html.unescape(href).split()).lstrip("<")):
        return f"the address '{href}' is not allowed. Use https:, mailto: or a file of the course"
    return address(href)


def _html_message(tag: str) -> str:
    return f"raw HTML '{_shortened(tag)}' is not allowed. Use Markdown, or backticks to show a tag"


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def _plain_faults(markdown: str, start: int, end: int) -> Iterator[Fault]:
    """Yield what is wrong between two spans: marks that begin something and never end it."""
    for pattern, message in _PLAIN:
        for match in pattern.finditer(markdown, start, end):
            yield line_of(markdown, match.start()), message


_PLAIN = (
    (_OPEN_FENCE, "the code block is never closed. End it with the same ``` on its own line"),
    (
        re.compile(r"\$"),
        "a '$' without its partner. Close the formula, or write '\\$' for a dollar",
    ),
    (re.compile(r"!\["), "a picture is written '![what it shows](figures/name.svg)'. Mend it"),
    (re.compile(r"\[\["), "a '[[' without ']]'. Close the reference, or put it in backticks"),
    (
        re.compile(r"^[ ]*(?:#{1,6}[^\s#]|(?:(?:[-*+>]|\d+\.)[ ]*)+#)", re.MULTILINE),
        "a line that begins with '#' is a heading. Write '## Title {#short-name}', or '\\#'",
    ),
    (
        re.compile(r"^[^\n|]*\S[^\n|]*\n[=-]+[ ]*$", re.MULTILINE),
        "a line of '=' or '-' makes the line above a heading. Leave an empty line between them",
    ),
    (re.compile(r"<!"), "raw HTML '<!' is not allowed. Use Markdown, or backticks to show it"),
    (_DEFINITION, "a link definition '[…]: …'. Write the address in the text: '[text](address)'"),
    (_ATTRIBUTES, "attributes in braces '{…}' are not allowed here. Remove them, or use backticks"),
)


def _indented_code(markdown: str) -> Iterator[Fault]:
    """Yield code that is only indented: it cannot be told from a paragraph of a list item."""
    markdown = replace_spans(markdown, _without_content)
    for match in _INDENTED.finditer(markdown):
        begin = match.start()
        paragraphs = re.split(r"\n[ \t]*\n(?=\S)", markdown[:begin])
        if not _CONTAINER.search(paragraphs[-1]):
            line = line_of(markdown, match.end() - len(match[0].lstrip()))
            yield line, "code that is only indented. Put it between ``` lines"


def _without_content(span: Span) -> str | None:
    """Return as many lines as the span has, each at the indentation of its first."""
    if span.kind not in ("fence", "comment", "block_math"):
        return None
    return "\n".join(f"{span.part('indent')}x" for _ in span.match[0].split("\n"))
