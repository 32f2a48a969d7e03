"""Foreign Markdown → Markdown that the reader of a course accepts, with the same words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import replace

from studyguide.text.checks.document_checks import Validators, document_faults, inline_faults
from studyguide.text.checks.stray_markup import TEX_COMMAND
from studyguide.text.escaping import Surroundings, escaped
from studyguide.text.parsing.parse import parse_blocks, parse_inline
from studyguide.text.parsing.url_schemes import is_web
from studyguide.text.renderers.markdown import document_markdown
from studyguide.text.tree.blocks import Fault
from studyguide.text.tree.inlines import Image, Inline, Inlines, Link, Text
from studyguide.text.tree.transform import TreeTransform

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_HEADING = re.compile(r"^(\s*)#{1,6}\s+(.*?)\s*#*\s*(?:\{#[^}]*\})?$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAGS = {
    re.compile(r"</?(?:b|strong)>", re.IGNORECASE): "**",
    re.compile(r"</?(?:i|em)>", re.IGNORECASE): "*",
    re.compile(r"</?(?:code|kbd|tt)>", re.IGNORECASE): "`",
    re.compile(r"</?sub>", re.IGNORECASE): "~",
    re.compile(r"</?sup>", re.IGNORECASE): "^",
    re.compile(r"</?mark>", re.IGNORECASE): "==",
    re.compile(r"</?(?:u|span|font|small|big|center|p|div)(?:\s[^<>]*)?>", re.IGNORECASE): "",
}
_PRICE = re.compile(r"(?<=\d)\$(?=[\s.,;:!?)]|$)", re.MULTILINE)
"""A dollar sign behind a number, which begins no formula."""
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_TEX = re.compile(rf"({TEX_COMMAND}(?:\{{[^{{}}`]*\}})*)")
_WIKI = re.compile(r"\[\[([^\[\]|]*)\|?([^\[\]]*)\]\]")


def clean_blocks(
    text: str,
    *,
    files: Collection[str] = (),
    terms: Collection[str] = (),
    headings: bool = False,
) -> str:
    """Return a text of blocks; what our Markdown refuses in it is written as plain text.

    `files` are the addresses of pictures and files that come along, `terms` the ids of terms.
    """
    text = _characters(text)
    if not headings:
        text = "\n".join(map(_as_bold, text.split("\n")))
    text = in_words(text, terms)
    checks = _checks(files, terms, headings=headings)
    if not _faults(text, checks):
        return text
    text = _without_tags(text)
    priced = _PRICE.sub(r"\\$", text)
    for candidate in (text, priced):
        for one in (candidate, _without_lost_targets(candidate, files)):
            if not _faults(one, checks):
                return one
    text = _without_lost_targets(text, files)
    for _ in range(3):
        faults = _faults(text, checks)
        if not faults:
            return text
        text = _escaped_lines(text, {fault.line for fault in faults})
    return text if not _faults(text, checks) else plain_blocks(in_words(text))


def in_words(text: str, terms: Collection[str] = ()) -> str:
    """Return a text in which references, but those to certain terms, are their words.

    >>> in_words("A [[loss|loss function]] of a [[model]].")
    'A loss function of a model.'
    """
    return _WIKI.sub(lambda found: found[0] if found[1] in terms else found[2] or found[1], text)


def _without_lost_targets(text: str, files: Collection[str]) -> str:
    """Return a text in which links to nothing are their words, and missing pictures too."""

    def kept(node: Inline) -> Inlines:
        match node:
            case Link(href=href, content=content) if not is_web(href) and href not in files:
                return content
            case Image(source=source, alt=alt) if source not in files:
                return (Text(f"({alt})"),) if alt else ()
            case _:
                return (node,)

    document, faults = parse_blocks(text)
    if faults:
        return text
    return document_markdown(TreeTransform(inline=kept).document(document)).strip("\n")


def clean_line(text: str) -> str:
    """Return a text as one line of Markdown."""
    line = _without_tags(" ".join(_characters(text).split()))
    line = in_words(line)
    return line if not _line_faults(line) else plain_line(line)


def plain_line(text: str) -> str:
    """Return a text as one line without any markup."""
    words = " ".join(text.split())
    return escaped(words, Surroundings(line=words))


def plain_blocks(text: str) -> str:
    """Return a text without any markup: its lines are shown as they are written."""
    paragraphs = (part.strip("\n") for part in _PARAGRAPHS.split(text))
    return "\n\n".join(
        "\\\n".join(_plain_start(line) for line in part.split("\n") if line.strip())
        for part in paragraphs
        if part.strip()
    )


def clean_name(text: str) -> str:
    """Return a text as plain words on one line: names have no markup."""
    words = re.sub(r"\*\*|__|`|</?[a-zA-Z][^<>]*>", "", _characters(text))
    return " ".join(words.split())


def _plain_start(line: str) -> str:
    words = " ".join(line.split())
    parts = _TEX.split(words)  # text, command, text, …
    surroundings = Surroundings(line=words, begins=True)
    return "".join(
        f"`{part}`" if at % 2 else escaped(part, replace(surroundings, begins=not at))
        for at, part in enumerate(parts)
    )


def _characters(text: str) -> str:
    """Return a text in NFC without control characters, with blanks instead of tabs."""
    lines = _CONTROL.sub("", unicodedata.normalize("NFC", text)).expandtabs(4).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _as_bold(line: str) -> str:
    heading = _HEADING.match(line)
    return f"{heading[1]}**{heading[2].strip('*')}**" if heading and heading[2] else line


def _without_tags(text: str) -> str:
    text = _BREAK.sub("\\\\\n", text) if "\n" in text or len(text) > 200 else _BREAK.sub(" ", text)
    for pattern, marker in _TAGS.items():
        text = pattern.sub(marker, text)
    return re.sub(r"(?<=\S) {2,}(?=\S)", " ", text) if "`" not in text else text


def _faults(text: str, checks: Validators) -> tuple[Fault, ...]:
    document, faults = parse_blocks(text)
    return (*faults, *document_faults(document, checks))


def _line_faults(line: str) -> tuple[Fault, ...]:
    inlines, faults = parse_inline(line)
    return (*faults, *inline_faults(inlines, _checks(())))


def _checks(
    files: Collection[str], terms: Collection[str] = (), *, headings: bool = False
) -> Validators:
    return Validators(
        reference=lambda target: None if target in terms else "no reference",
        address=lambda address: None if is_web(address) or address in files else "no such file",
        question=lambda _: "no such question",
        headings=headings,
    )


def _escaped_lines(text: str, wrong: set[int]) -> str:
    """Return a text in which some lines, or a fence that nobody closes, are plain text."""
    return "\n".join(_escaped_line(line, at in wrong) for at, line in _lines(text))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    yield from enumerate(text.split("\n"))


def _escaped_line(line: str, wrong: bool) -> str:  # noqa: FBT001, private
    if not wrong:
        return line
    if _FENCE.match(line):
        return ""
    indent = line[: len(line) - len(line.lstrip())]
    marker = re.match(r"(?:[-*+]|\d+[.)])\s+", line.lstrip())
    start = marker[0] if marker else ""
    words = line.lstrip()[len(start) :]
    return f"{indent}{start}{escaped(words, Surroundings(line=words, begins=True))}"
