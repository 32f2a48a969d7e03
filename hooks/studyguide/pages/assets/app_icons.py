"""The icons of a course that is installed as an app, made of its logo; Typst draws an SVG.

Android cuts an icon to a shape of its own: a `maskable` one has the logo in the middle of a ground.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import typst
from PIL import Image, ImageOps

from studyguide.model.digest import digest
from studyguide.model.guide import Guide
from studyguide.model.sealed_folder import SealedFolder
from studyguide.pages.assets.colours import SCHEMES
from studyguide.pages.page import File

_LOGO: Final = Path(__file__).parents[2] / "theme/assets/studyguide/logo.svg"
_SAFE: Final = 0.62
"""The share of a maskable icon's width that no shape cuts off, with some air."""
_TEMPLATE: Final = """\
#set page(width: SIZEpt, height: SIZEpt, margin: 0pt, fill: none)
#place(center + horizon, image("logo.svg", width: SIZEpt, height: SIZEpt, fit: "contain"))
"""
_UNREADABLE: Final = (typst.TypstError, OSError, ValueError, SyntaxError, RuntimeError, TypeError)


@dataclass(frozen=True, slots=True)
class AppIcon:
    """An icon: a square of `size` pixels."""

    uri: str
    size: int
    maskable: bool = False


ICONS: Final = (
    AppIcon("assets/course/icon-192.png", 192),
    AppIcon("assets/course/icon-512.png", 512),
    AppIcon("assets/course/icon-maskable-192.png", 192, maskable=True),
    AppIcon("assets/course/icon-maskable-512.png", 512, maskable=True),
)


def icon_files(guide: Guide, store: SealedFolder) -> Iterator[File]:
    """Yield the icons, reproducible for the same logo; none of a logo that cannot be read."""
    logo = guide.logo or _LOGO
    data, is_drawing = logo.read_bytes(), logo.suffix.lower() == ".svg"
    for icon in ICONS:
        key = digest("icon", repr(icon), _TEMPLATE, data, version("typst"), version("pillow"))
        drawn = store.get(key)
        if drawn is None:
            try:
                drawn = _drawn(icon, data, is_drawing=is_drawing)
            except _UNREADABLE:
                return
            store.put(key, drawn)
        yield File(icon.uri, drawn)


def _drawn(icon: AppIcon, logo: bytes, *, is_drawing: bool) -> bytes:
    """Return an icon as PNG."""
    size = round(icon.size * _SAFE) if icon.maskable else icon.size
    picture = _raster_of(logo, size) if is_drawing else Image.open(BytesIO(logo))
    fitted = ImageOps.contain(ImageOps.exif_transpose(picture).convert("RGBA"), (size, size))
    ground = SCHEMES[0].ground if icon.maskable else (0, 0, 0, 0)
    square = Image.new("RGBA", (icon.size, icon.size), ground)
    place = ((icon.size - fitted.width) // 2, (icon.size - fitted.height) // 2)
    square.alpha_composite(fitted, place)
    out = BytesIO()
    square.save(out, "PNG", optimize=True)
    return out.getvalue()


def _raster_of(drawing: bytes, size: int) -> Image.Image:
    """Return an SVG as a square of pixels."""
    source = _TEMPLATE.replace("SIZE", str(size)).encode()
    files: Any = {"main.typ": source, "logo.svg": drawing}
    drawn = typst.Compiler(ignore_system_fonts=True).compile(input=files, format="png", ppi=72)
    if not isinstance(drawn, bytes):
        raise TypeError("a drawing has one page")
    return Image.open(BytesIO(drawn))
