"""Pictures of a lesson: the file for a language, and what an inlined SVG may not contain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
_HOSTILE = re.compile(
    r"<(?:[\w-]+:)?(?:script|foreignObject|iframe|image|animate\w*|set)\b|\son\w+\s*="
    r"|(?:href|src)\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)|@import|<!ENTITY",
    re.IGNORECASE,
)


def find_figure(folder: Path, file: str, languages: tuple[str, ...]) -> Path | None:
    """Return `x.<language>.svg` for the first language that has one, else `x.svg`, else None."""
    plain = folder / file
    names = [plain.with_suffix(f".{language}{plain.suffix}") for language in languages[:1]]
    others = [plain.with_suffix(f".{language}{plain.suffix}") for language in languages[1:]]
    inside = (path for path in (*names, plain, *others) if _is_inside(path, folder))
    return next((path for path in inside if path.is_file()), None)


def svg_faults(svg: str) -> Iterator[tuple[int, str]]:
    """Yield (line from 0, message) for everything active or external in an SVG."""
    for match in _HOSTILE.finditer(svg):
        found = match[0].strip()
        line = svg.count("\n", 0, match.start())
        yield line, f"'{found}' is not allowed in a picture. Remove scripts and outside addresses"
    if not _HOSTILE.search(svg):
        yield from _xml_faults(svg)


def _xml_faults(svg: str) -> Iterator[tuple[int, str]]:
    try:
        root = ET.fromstring(svg)  # noqa: S314, no entities: `_HOSTILE` refuses them
    except ET.ParseError as error:
        line, _ = error.position
        yield line - 1, f"not an SVG picture: {error.msg.partition(':')[0]}. Draw it anew"
        return
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        yield 0, "not an SVG picture: it does not begin with '<svg xmlns=…'. Draw it anew"


def svg_element(svg: str) -> str:
    """Return the `<svg>` element without prolog, comments and blank lines."""
    found = svg[svg.index("<svg") : svg.rindex("</svg>") + len("</svg>")]
    return re.sub(r"\s*\n\s*", " ", re.sub(r"<!--.*?-->", "", found, flags=re.DOTALL))


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
