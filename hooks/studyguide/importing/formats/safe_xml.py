"""XML that somebody else made: without entities, and without any look elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from studyguide.importing.entries import UnreadableFileError

_DECLARED = re.compile(rb"<!(?:DOCTYPE[^>\[]*\[|ENTITY)", re.IGNORECASE)
EXTRA = "Install it with: pip install 'studyguide[import]'"


def parsed_xml(data: bytes, name: str) -> Any:
    """Return the root element of an XML file. Raises `UnreadableFileError`."""
    if _DECLARED.search(data[:100_000]):
        raise UnreadableFileError(
            f"{name}: declares entities, by which a file can read others or grow without end. "
            "It is refused"
        )
    etree = _lxml()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise UnreadableFileError(f"{name}:{line}: is no whole XML: {error.msg}") from error


def _lxml() -> Any:
    try:
        return import_module("lxml.etree")
    except ImportError as error:
        raise UnreadableFileError(f"To read XML, the library lxml is needed. {EXTRA}") from error


def local(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """Yield the children of an element with one of some names, in any namespace."""
    for child in element:
        if local(child) in names:
            yield child


def child(element: Any, *path: str) -> Any | None:
    """Return the first element below a path of names, None if there is none."""
    for name in path:
        element = next(children(element, name), None)
        if element is None:
            return None
    return element


def descendants(element: Any, *names: str) -> Iterator[Any]:
    """Yield the elements below another with one of some names, in any namespace."""
    for found in element.iter():
        if found is not element and local(found) in names:
            yield found


def text_of(element: Any | None, *path: str) -> str:
    """Return the text in an element, or in the first one below a path, without blanks around it."""
    found = child(element, *path) if element is not None and path else element
    return "".join(found.itertext()).strip() if found is not None else ""


def inner_xml(element: Any | None) -> str:
    """Return what is in an element as HTML: namespaces are dropped."""
    if element is None:
        return ""
    etree = _lxml()
    parts = [element.text or ""] if not len(element) else [_escaped(element.text or "")]
    parts += [etree.tostring(one, encoding="unicode") for one in element]
    return re.sub(r"(</?)\w+:(?=\w)|\sxmlns(?::\w+)?=\"[^\"]*\"", r"\1", "".join(parts)).strip()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
