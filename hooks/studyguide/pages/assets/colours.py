"""The course's colour → the colours of the site, all with sufficient contrast.

Contrast is that of WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. A colour keeps its
hue, but is darkened or lightened until its contrast to the background is sufficient.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import Final

Colour = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""

TEXT: Final = 4.5
"""The contrast that text needs (WCAG 2.2, level AA)."""
STRONG: Final = 7.0
"""The contrast of hovered links (level AAA)."""
_STEP = 0.01


@dataclass(frozen=True, slots=True)
class Scheme:
    """A colour scheme of the site: the backgrounds for an accent."""

    selector: str
    ground: str
    sheet: str
    light: bool
    soft: float
    """How much of the accent is mixed into highlighted backgrounds."""


SCHEMES: Final = (
    Scheme(':root,\n[data-md-color-scheme="default"]', "#fbfaf6", "#ffffff", light=True, soft=0.1),
    Scheme('[data-md-color-scheme="slate"]', "#14181f", "#1b212a", light=False, soft=0.22),
)
"""The backgrounds are those of `look.css`: a test compares them."""


def colours_css(colour: str) -> str:
    """Return styles that replace the site's accent by a colour, `#0c5f62`."""
    rules = []
    for scheme in SCHEMES:
        lines = (f"  --{name}: {value};\n" for name, value in accents(colour, scheme).items())
        rules.append(f"{scheme.selector} {{\n{''.join(lines)}}}\n")
    return "".join(rules)


def accents(colour: str, scheme: Scheme) -> Mapping[str, str]:
    """Return the accent of a scheme and derived colours, by CSS variable."""
    wanted, sheet = parsed(colour), parsed(scheme.sheet)
    soft = _mixed(wanted, sheet, scheme.soft)
    grounds = (parsed(scheme.ground), sheet, soft)
    accent = readable(wanted, grounds, TEXT, darker=scheme.light)
    strong = readable(accent, grounds, STRONG, darker=scheme.light)
    on_accent = (1.0, 1.0, 1.0) if scheme.light else _mixed(wanted, (0.0, 0.0, 0.0), 0.15)
    return {
        "accent": written(accent),
        "accent-strong": written(strong),
        "accent-soft": written(soft),
        "on-accent": written(readable(on_accent, (accent,), TEXT, darker=not scheme.light)),
    }


def readable(colour: Colour, grounds: tuple[Colour, ...], ratio: float, *, darker: bool) -> Colour:
    """Return a colour, darkened or lightened until its contrast to all backgrounds is enough."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*colour)
    while not all(contrast(_rounded(colour), _rounded(ground)) >= ratio for ground in grounds):
        lightness += -_STEP if darker else _STEP
        if not 0 <= lightness <= 1:
            return (0.0, 0.0, 0.0) if darker else (1.0, 1.0, 1.0)
        colour = colorsys.hls_to_rgb(hue, lightness, saturation)
    return colour


def contrast(first: Colour, second: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def parsed(colour: str) -> Colour:
    """Return the colour written as `#0c5f62` or `#fa0`."""
    digits = colour.removeprefix("#")
    pairs = [digit * 2 for digit in digits] if len(digits) == 3 else [
        digits[at : at + 2] for at in (0, 2, 4)
    ]  # fmt: skip
    red, green, blue = (int(pair, 16) / 255 for pair in pairs)
    return red, green, blue


def written(colour: Colour) -> str:
    """Return a colour as `#0c5f62`."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def _rounded(colour: Colour) -> Colour:
    return parsed(written(colour))


def _mixed(colour: Colour, ground: Colour, share: float) -> Colour:
    red, green, blue = (
        part * share + below * (1 - share) for part, below in zip(colour, ground, strict=True)
    )
    return red, green, blue


def _luminance(colour: Colour) -> float:
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return fsum(
        weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )
