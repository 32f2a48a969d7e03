"""Raster pictures as they are published: small, upright, without metadata.

A picture above `LARGE` is replaced by a copy of at most `LONGEST` pixels, on paper of
`LONGEST_ON_PAPER`. Metadata on place, time and owner is removed from every picture. Animations,
and pictures that cannot be read, are published unchanged.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image, ImageOps

from studyguide.addresses.lesson_files import is_download
from studyguide.model.digest import digest
from studyguide.model.guide import Lesson
from studyguide.model.result_cache import ResultCache
from studyguide.pages.assets.picture_metadata import without_metadata
from studyguide.text.parsing.media import LARGE, is_drawing

LONGEST = 1600
"""In pixels: twice the width of a page's text."""
LONGEST_ON_PAPER = 2000
"""In pixels: 300 dpi across the text of a sheet of A4, which is 166 mm wide."""
CACHE = Path(".cache/pictures")
"""The cache of pictures in a project."""
_ORIENTATION = 0x0112
_QUALITY = 85
_UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
Medium = Literal["page", "paper"]
_FOLDER = [ResultCache()]


def use_folder(folder: ResultCache) -> None:
    """Set the cache folder for pictures."""
    _FOLDER[0] = folder


def picture_cache() -> ResultCache:
    """Return the cache of pictures."""
    return _FOLDER[0]


@dataclass(frozen=True, slots=True)
class Raster:
    """How a picture is published: its format, and the suffix added to its name."""

    format: str = ""
    """Empty if only metadata is removed."""
    suffix: str = ""


def published(lesson: Lesson, path: Path, medium: Medium = "page") -> bytes:
    """Return the published bytes of a picture of a lesson."""
    if is_drawing(path.name):
        return path.read_bytes()
    data, raster = path.read_bytes(), _raster(lesson, path, medium)
    usual = LONGEST if medium == "page" else LONGEST_ON_PAPER
    longest = usual if _shrunk(lesson, path) else None
    settings = (medium, raster.format, str(longest), str(_QUALITY))
    key = digest(version("pillow"), Path(__file__).read_bytes(), *settings, data)
    if kept := _FOLDER[0].get(key):
        return kept
    converted = _converted(data, raster, longest)
    if converted != data:
        _FOLDER[0].put(key, converted)
    return converted


def published_name(lesson: Lesson, path: Path, medium: Medium = "page") -> str:
    """Return the published name of a picture, relative to the lesson's folder."""
    name = path.relative_to(lesson.folder_path).as_posix()
    return name if is_drawing(name) else name + _raster(lesson, path, medium).suffix


def _shrunk(lesson: Lesson, path: Path) -> bool:
    """Return whether a picture is resized: those in `files/`, for download, are not."""
    return path.stat().st_size > LARGE and not is_download(lesson.folder_path, path)


def _raster(lesson: Lesson, path: Path, medium: Medium) -> Raster:
    stat = path.stat()
    return _plan(path, medium, _shrunk(lesson, path), stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=2**12)
def _plan(path: Path, medium: Medium, shrunk: bool, _time: int, _size: int) -> Raster:  # noqa: FBT001
    """Return how a picture is published, cached by the time and size of its file."""
    try:
        with Image.open(path) as image:
            return _plan_of(image, medium, shrunk=shrunk)
    except _UNREADABLE:
        return Raster()


def _plan_of(image: Image.Image, medium: Medium, *, shrunk: bool) -> Raster:
    kind = "JPEG" if image.format == "MPO" else image.format or ""
    animated = kind != "JPEG" and getattr(image, "n_frames", 1) > 1
    turned = image.getexif().get(_ORIENTATION, 1) != 1
    if animated:
        return Raster()
    if medium == "paper" and (shrunk or kind == "AVIF") and kind != "JPEG":
        return Raster("PNG", ".png") if image.has_transparency_data else Raster("JPEG", ".jpg")
    if shrunk and kind == "PNG":
        return Raster("WEBP", ".webp")
    remade = shrunk or turned or kind in ("AVIF", "JPEG")
    return Raster(kind) if remade else Raster()


def _converted(data: bytes, raster: Raster, longest: int | None) -> bytes:
    """Return the converted bytes of a picture, which has at most `longest` pixels a side."""
    if not raster.format:
        return without_metadata(data)
    with suppress(*_UNREADABLE), Image.open(BytesIO(data)) as image:
        if raster.format == image.format and not longest and not _has_metadata(image):
            return data
        return _saved(image, raster.format, longest)
    return data


def _has_metadata(image: Image.Image) -> bool:
    """Return whether a picture has metadata, or further pictures, as MPO has."""
    notes = {"xmp", "exif", "comment", "photoshop", "mp", "mpoffset"} & set(image.info)
    return bool(notes) or bool(image.getexif())


def _saved(image: Image.Image, kind: str, longest: int | None) -> bytes:
    """Return a picture rotated upright, with its colour profile."""
    upright = ImageOps.exif_transpose(image)
    colours = image.info.get("icc_profile")
    unchanged = image.format == kind == "JPEG" and upright.size == image.size and not longest
    keep = unchanged and image.getexif().get(_ORIENTATION, 1) == 1
    if longest:
        if upright.mode in ("P", "1"):
            upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
        upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    if kind in ("JPEG", "WEBP") and upright.mode not in ("RGB", "RGBA", "L", "CMYK"):
        upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    upright.info = {}
    out, options = BytesIO(), {"icc_profile": colours} if colours else {}
    if keep:
        image.info = {}
        image.save(out, "JPEG", quality="keep", **options)
    else:
        upright.save(out, kind, quality=_QUALITY if longest else 92, exif=b"", **options)
    return out.getvalue()
