"""The icons of a course that is installed as an app, drawn by Typst from its logo.

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
from PIL import Image

from studyguide.model.digest import digest
from studyguide.model.guide import Guide
from studyguide.model.sealed_folder import SealedFolder
from studyguide.pages.assets.colours import SCHEMES
from studyguide.pages.page import File

_LOGO: Final = Path(__file__).parents[2] / "theme/assets/studyguide/logo.svg"
_SAFE: Final = 0.62
"""The share of a maskable icon's width that no shape cuts off, with some air."""
_READ_BY_TYPST: Final = (".svg", ".png", ".jpg", ".gif", ".webp")
_TEMPLATE: Final = """\
#set page(width: SIZEpt, height: SIZEpt, margin: 0pt, fill: GROUND)
#place(center + horizon, image("LOGO", width: WIDTHpt, height: WIDTHpt, fit: "contain"))
"""


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
    name, logo = _logo(guide.logo or _LOGO)
    for icon in ICONS:
        source = _source(icon, name)
        key = digest("icon", source, logo, version("typst"))
        drawn = store.get(key) or _drawn(source, name, logo)
        if drawn is None:
            return
        store.put(key, drawn)
        yield File(icon.uri, drawn)


def _logo(file: Path) -> tuple[str, bytes]:
    """Return a name and the content of a logo in a format that Typst reads."""
    suffix = file.suffix.lower().replace(".jpeg", ".jpg")
    if suffix in _READ_BY_TYPST:
        return f"logo{suffix}", file.read_bytes()
    out = BytesIO()
    with Image.open(file) as image:
        image.convert("RGBA").save(out, "PNG")
    return "logo.png", out.getvalue()


def _source(icon: AppIcon, logo: str) -> str:
    values = {
        "SIZE": str(icon.size),
        "GROUND": f'rgb("{SCHEMES[0].ground}")' if icon.maskable else "none",
        "WIDTH": str(round(icon.size * _SAFE) if icon.maskable else icon.size),
        "LOGO": logo,
    }
    source = _TEMPLATE
    for name, value in values.items():
        source = source.replace(name, value)
    return source


def _drawn(source: str, name: str, logo: bytes) -> bytes | None:
    files: Any = {"main.typ": source.encode(), name: logo}
    try:
        drawn = typst.Compiler(ignore_system_fonts=True).compile(input=files, format="png", ppi=72)
    except typst.TypstError:
        return None
    return drawn if isinstance(drawn, bytes) else None
