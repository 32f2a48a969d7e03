"""Scripts before a symbol: `mhchem` attaches them to invisible symbols."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.formulas.mathml.tree import NOTHING, TOKENS, Element


def with_prescripts(row: list[Element]) -> tuple[Element, ...]:
    """Return a row with the scripts that mhchem puts before a symbol as its prescripts."""
    at, new = 0, list[Element]()
    while at < len(row):
        if at + 2 < len(row) and _is_ghost(row[at]) and _is_ghost(row[at + 1]):
            base = row[at + 2]
            following: tuple[Element, ...] = ()
            while base.tag in ("msub", "msup", "msubsup"):
                following, base = (base, *following), base.children[0]
            scripts = (_last_script(row[at + 1], 1), _last_script(row[at + 1], 2))
            multiscripts = Element("mmultiscripts", {}, (base, Element("mprescripts"), *scripts))
            for script in following:
                multiscripts = Element(
                    script.tag, script.attributes, (multiscripts, *script.children[1:])
                )
            new.append(multiscripts)
            at += 3
        else:
            new.append(row[at])
            at += 1
    return tuple(new)


def _is_ghost(element: Element) -> bool:
    """Return whether an element has scripts on an invisible symbol."""
    base = element.children[0] if element.tag == "msubsup" else NOTHING
    return base.tag == "mpadded" and [child.tag for child in base.children] == ["mphantom"]


def _last_script(element: Element, index: int) -> Element:
    """Return the script at an index, without spacers."""
    scripts = [
        script
        for script in _seen(element.children[index])
        if script.tag in TOKENS or script.children
    ]
    return scripts[0] if len(scripts) == 1 else Element("mrow", {}, tuple(scripts))


def _seen(element: Element) -> Iterator[Element]:
    if element.tag in ("mrow", "mpadded"):
        for child in element.children:
            yield from _seen(child)
    elif element.tag != "mphantom":
        yield element
