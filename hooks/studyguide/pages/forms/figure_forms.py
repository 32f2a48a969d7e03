"""The places and regions of questions about a figure, in words and as pins."""

from __future__ import annotations

from dataclasses import replace

from studyguide.model.question_parts import Place, Region
from studyguide.pages.forms.form import FormOption, Pin
from studyguide.pages.forms.part_forms import form_option, letter
from studyguide.pages.forms.passages import InlinePassage, TextSettings, inline_passage
from studyguide.text.tree.inlines import Text


def numbered(places: tuple[Place, ...], settings: TextSettings) -> tuple[InlinePassage, ...]:
    """Return each place in words, behind the number of its pin."""
    lines = (inline_passage(place.where, settings) for place in places)
    return tuple(
        replace(line, content=(Text(f"{number}: "), *line.content))
        for number, line in enumerate(lines, start=1)
    )


def pins_at(places: tuple[Place, ...]) -> tuple[Pin, ...]:
    """Return a numbered pin for each place."""
    return tuple(
        Pin(name=str(number), x=place.x, y=place.y) for number, place in enumerate(places, start=1)
    )


def on_regions(regions: tuple[Region, ...], settings: TextSettings) -> tuple[FormOption, ...]:
    """Return each region in words as an option."""
    return tuple(
        form_option(index, region.where, region, settings) for index, region in enumerate(regions)
    )


def pins_on(regions: tuple[Region, ...]) -> tuple[Pin, ...]:
    """Return a pin with the size of each region."""
    return tuple(
        Pin(name=letter(index), x=one.x, y=one.y, width=one.width, height=one.height)
        for index, one in enumerate(regions)
    )
