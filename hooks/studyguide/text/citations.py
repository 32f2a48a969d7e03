"""Citations in a lesson, `[@lecun1998; @good2016, p. 3]`, and the list of references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from studyguide.model.cited_work import Publication
from studyguide.model.problems import did_you_mean
from studyguide.text.tree.blocks import Document, Heading, ItemList, ListItem, Paragraph
from studyguide.text.tree.inlines import Inline, Inlines, Link, Reference, Styled, Text
from studyguide.text.tree.transform import TreeTransform

Publications = Mapping[str, Publication]
ANCHOR = "lesson-references"
"""The anchor of the list's heading."""
_PART = re.compile(r"@([^\s;,@]+)(?:,\s*(.+))?")


def cited_keys(target: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of a citation with their locators (`p. 3`); empty if it is malformed.

    >>> cited_keys("@lecun1998; @good2016, p. 3")
    (('lecun1998', ''), ('good2016', 'p. 3'))
    """
    parts = [_PART.fullmatch(part.strip()) for part in target.split(";")]
    keys = tuple((part[1], (part[2] or "").strip()) for part in parts if part)
    return keys if len(keys) == len(parts) else ()


def citation_fault(target: str, publications: Publications) -> str | None:
    """Return the fault of a citation, or None."""
    keys = cited_keys(target)
    if not keys:
        return f"'[{target}]' is no citation. Write '[@key]' or '[@key, p. 3; @other]'"
    for key, _ in keys:
        if key not in publications:
            hint = did_you_mean(key, publications) or " Add it to 'content/references.bib'"
            return f"unknown source '{key}'.{hint}"
    return None


def with_citations(document: Document, publications: Publications, title: str) -> Document:
    """Return a text with author-year citations and a list of references below `title`."""
    cited: dict[str, Publication] = {}

    def collect(node: Inline) -> Inlines:
        if isinstance(node, Reference):
            keys = (key for key, _ in cited_keys(node.target) if key in publications)
            cited.update((key, publications[key]) for key in keys)
        return (node,)

    TreeTransform(inline=collect).document(document)
    if not cited:
        return document
    listed = tuple(sorted(cited.values(), key=_order))
    named = _named(listed, linked=True)
    document = TreeTransform(inline=named).document(document)
    items = tuple(_item(publication, listed) for publication in listed)
    heading = Heading(2, ANCHOR, (Text(title),))
    return replace(document, blocks=(*document.blocks, heading, ItemList(items)))


def inline_with_citations(inlines: Inlines, publications: Publications) -> Inlines:
    """Return inline content quoted outside its lesson, with unlinked author-year citations."""
    listed = tuple(sorted(publications.values(), key=_order))
    return (
        TreeTransform(inline=_named(listed, linked=False)).inlines(inlines) if listed else inlines
    )


def _named(listed: tuple[Publication, ...], *, linked: bool) -> Callable[[Inline], Inlines]:
    by_key = {publication.key: publication for publication in listed}

    def named(node: Inline) -> Inlines:
        keys = cited_keys(node.target) if isinstance(node, Reference) else ()
        if not keys or any(key not in by_key for key, _ in keys):
            return (node,)
        parts: list[Inline] = []
        for key, where in keys:
            words = (Text(_label(by_key[key], listed), node.line),)
            parts.append(Text("; " if parts else "("))
            parts += (Link(f"#{_anchor(key)}", words, line=node.line),) if linked else words
            parts += (Text(f", {where}"),) if where else ()
        return (*parts, Text(")"))

    return named


def _order(publication: Publication) -> tuple[str, str, str, str]:
    names = publication.authors or publication.title
    return names.casefold(), publication.year, publication.title.casefold(), publication.key


def _label(publication: Publication, listed: tuple[Publication, ...]) -> str:
    """Return `LeCun et al., 1998`, with a letter if several have the same label."""
    label = _names_and_year(publication)
    same = [other.key for other in listed if _names_and_year(other) == label]
    return label + (_letter(publication, same))


def _letter(publication: Publication, same: list[str]) -> str:
    return chr(ord("a") + same.index(publication.key) % 26) if len(same) > 1 else ""


def _names_and_year(publication: Publication) -> str:
    families = publication.families or (publication.title,)
    names = f"{families[0]} et al." if len(families) > 2 else " & ".join(families)
    return ", ".join(filter(None, (names, publication.year)))


def _item(publication: Publication, listed: tuple[Publication, ...]) -> ListItem:
    paragraph = Paragraph(tuple(_described(publication, listed)))
    return ListItem((paragraph,), anchor=_anchor(publication.key))


def _described(publication: Publication, listed: tuple[Publication, ...]) -> Iterator[Inline]:
    label = _names_and_year(publication)
    same = [other.key for other in listed if _names_and_year(other) == label]
    year = publication.year + _letter(publication, same)
    if publication.authors:
        yield Text(f"{publication.authors} ({year}). " if year else f"{publication.authors} ")
    if publication.within:
        yield Text(f"{publication.title}. ")
        yield Styled("emphasis", (Text(publication.within),))
    else:
        yield Styled("emphasis", (Text(publication.title),))
    details = f", {publication.details}" if publication.within else f". {publication.details}"
    yield Text(f"{details if publication.details else ''}. ")
    if not publication.authors and year:
        yield Text(f"({year}). ")
    if publication.address:
        yield Link(publication.address, (Text(publication.address),))


def _anchor(key: str) -> str:
    return f"ref-{re.sub(r'[^A-Za-z0-9]+', '-', key).strip('-')}"
