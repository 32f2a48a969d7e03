"""Pictures of a lesson → HTML: drawings inlined, photographs by address."""

from __future__ import annotations

import html

from studyguide.linking.figures import find_figure, svg_element
from studyguide.linking.uris import address_of, asset_uri
from studyguide.model.guide import Lesson


def picture(lesson: Lesson, languages: tuple[str, ...], uri: str, file: str, alt: str) -> str:
    """Return a picture for the page `uri`; an SVG is inlined.

    Inlined, its colours follow the page's light or dark scheme.
    """
    path = find_figure(lesson.folder_path, file, languages)
    assert path is not None, f"{file} was found when the guide was read"
    if path.suffix == ".svg":
        svg = svg_element(path.read_text(encoding="utf-8"))
        return svg.replace("<svg", f'<svg role="img" aria-label="{html.escape(alt)}"', 1)
    target = asset_uri(lesson, path.relative_to(lesson.folder_path).as_posix())
    source = "../" * address_of(uri).count("/") + target
    return f'<img src="{source}" alt="{html.escape(alt)}" loading="lazy">'
