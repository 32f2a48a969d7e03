"""Pictures of a lesson → HTML: inlined drawings, and links to other pictures."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from studyguide.addresses.lesson_files import find_figure
from studyguide.addresses.uris import lesson_file_address, relative_file
from studyguide.model.guide import Lesson
from studyguide.pages.assets.rasters import published_name
from studyguide.text.drawings import drawing_words, inline_drawing
from studyguide.text.markup import markup
from studyguide.text.parsing.media import is_drawing
from studyguide.text.tree.inlines import Image


def picture(lesson: Lesson, languages: tuple[str, ...], uri: str, image: Image) -> Markup:
    """Return a picture for the page `uri`; a drawing with our classes is inlined.

    Inlined, its colours follow the light or dark scheme. Any other SVG is drawn for white paper.
    """
    path = _file(lesson, languages, image)
    if drawing := _drawing(path, image.alt, image.width):
        return drawing
    target = lesson_file_address(lesson, published_name(lesson, path))
    source = relative_file(target, uri)
    attributes = markup(' width="{}"', image.width) if image.width else Markup("")
    attributes += Markup(' class="on-light"') if _is_svg(path) else Markup("")
    return markup('<img src="{}" alt="{}"{} loading="lazy">', source, image.alt, attributes)


def picture_words(lesson: Lesson, languages: tuple[str, ...], image: Image) -> str:
    """Return the text in an inlined picture, empty for any other."""
    path = _file(lesson, languages, image)
    return drawing_words(path.read_bytes()) if _is_svg(path) else ""


def _file(lesson: Lesson, languages: tuple[str, ...], image: Image) -> Path:
    path = find_figure(lesson.folder_path, image.source, languages)
    assert path is not None, f"{image.source} was found when the guide was read"
    return path


def is_inlined(path: Path) -> bool:
    """Return whether a picture is inlined in the pages that show it."""
    return _drawing(path, "") is not None


def _drawing(path: Path, alt: str, width: int | None = None) -> Markup | None:
    return inline_drawing(path.read_bytes(), alt, width) if _is_svg(path) else None


def _is_svg(path: Path) -> bool:
    return is_drawing(path.name)
