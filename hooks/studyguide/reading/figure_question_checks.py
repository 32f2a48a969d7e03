"""Checks of the places and regions of questions about a figure."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.model.problems import counted
from studyguide.model.question_parts import Place, Region
from studyguide.model.yaml_file import Loc

FigureFault = tuple[Loc, str]
_WHOLE = 100
_OUTSIDE = "is outside of the figure. Write percent of its width or height, from 0 to 100"


def labels_faults(places: tuple[Place, ...]) -> Iterator[FigureFault]:
    """Yield what is wrong with the places of names in a figure."""
    if len(places) < 3:
        found = counted(len(places), "entry", "entries")
        yield ("places",), f"'places' has {found}. Write at least 3"
    seen: dict[str, int] = {}
    for index, place in enumerate(places):
        for key, value in (("x", place.x), ("y", place.y)):
            if not 0 <= value <= _WHOLE:
                yield ("places", index, key), f"'{key}' {_OUTSIDE}"
        for _, text in place.label.translations():
            if seen.setdefault(text.strip(), index) != index:
                message = f"'{text}' belongs to two places. Make each name different"
                yield ("places", index, "label"), message


def hotspot_faults(regions: tuple[Region, ...], *, explained: bool) -> Iterator[FigureFault]:
    """Yield what is wrong with the regions of a figure."""
    if len(regions) < 2:
        found = counted(len(regions), "entry", "entries")
        yield ("regions",), f"'regions' has {found}. Write at least 2"
    right = sum(region.correct for region in regions)
    if right != 1:
        found = counted(right, "region has", "regions have")
        yield ("regions",), f"{found} 'correct: true'. Mark exactly one"
    for index, region in enumerate(regions):
        for key, begin, size in (
            ("x", region.x, region.width),
            ("y", region.y, region.height),
        ):
            if begin < 0 or size <= 0 or begin + size > _WHOLE:
                yield ("regions", index, key), f"the region {_OUTSIDE}"
        if region.why is None and not explained:
            message = "the region has no 'why'. Write it, or one 'explanation' for the question"
            yield ("regions", index, "where"), message
