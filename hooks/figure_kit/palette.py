"""The colours of the figures: light-theme and print values.

Every shape carries one of these colours as an attribute and the class `fig-<role>`.
`theme/assets/studyguide/figures.css` gives the same classes their dark-mode colours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Stroke: TypeAlias = Literal["ink", "grid", "a", "b", "c", "d"]
Fill: TypeAlias = Literal[
    "text",
    "muted",
    "surface",
    "a-fill",
    "b-fill",
    "c-fill",
    "d-fill",
    "a-soft",
    "b-soft",
    "c-soft",
    "d-soft",
]

LIGHT: Final[Mapping[Stroke | Fill, str]] = {
    "ink": "#1f2328",
    "grid": "#d0d7de",
    "text": "#1f2328",
    "muted": "#57606a",
    "surface": "#f3f5f8",
    "a": "#0a5fb4",
    "b": "#c2410c",
    "c": "#0b7066",
    "d": "#6b2c91",
    "a-fill": "#0a5fb4",
    "b-fill": "#c2410c",
    "c-fill": "#0b7066",
    "d-fill": "#6b2c91",
    "a-soft": "#dceafb",
    "b-soft": "#fde6d8",
    "c-soft": "#d5f0ea",
    "d-soft": "#f0e2f6",
}

SOLID: Final[Mapping[Stroke, Fill]] = {
    "ink": "text",
    "grid": "muted",
    "a": "a-fill",
    "b": "b-fill",
    "c": "c-fill",
    "d": "d-fill",
}
"""The fill that has the same colour as a stroke (for `grid`, a darker one)."""
