"""Pictures of a lesson → HTML: drawings inlined, photographs by address."""

from __future__ import annotations

from markupsafe import Markup

from studyguide.linking.figures import find_figure, svg_element
from studyguide.linking.uris import asset_uri, relative_address
from studyguide.model.guide import Lesson
from studyguide.text.inlines import Image


def picture(lesson: Lesson, languages: tuple[str, ...], uri: str, image: Image) -> Markup:
    """Return a picture for the page `uri`; an SVG is inlined.

    Inlined, its colours follow the page's light or dark scheme.
    """
    path = find_figure(lesson.folder_path, image.source, languages)
    assert path is not None, f"{image.source} was found when the guide was read"
    if path.suffix == ".svg":
        svg = svg_element(path.read_text(encoding="utf-8"))
        named = Markup('<svg role="img" aria-label="{}"').format(image.alt)
        return Markup(svg.replace("<svg", named, 1))  # noqa: S704, `svg_faults` found nothing in it
    target = asset_uri(lesson, path.relative_to(lesson.folder_path).as_posix())
    source = relative_address(target, uri)
    width = Markup(' width="{}"').format(image.width) if image.width else Markup("")
    return Markup('<img src="{}" alt="{}"{} loading="lazy">').format(source, image.alt, width)
