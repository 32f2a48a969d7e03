"""What STIX Two Math lacks for browsers: marks with a width, and signs that grow sideways."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any, Final

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

_MARKS: Final = (0x20D0, 0x20D1, 0x20D6, 0x20D7, 0x20DB, 0x20DC, 0x20E1)
"""Arrows and dots over letters, of which there is no form with a width."""
_PRIMES: Final = (0x2032, 0x2033, 0x2034, 0x2057)
_FENCES: Final = "()[]{}⟨⟩⌊⌋⌈⌉⟦⟧⟪⟫⎰⎱/\\√"
_WIDEST: Final = 1.2
"""How wide a fence of any height is, of the usual one's width: Chromium gives each as much room
as its widest form needs, so `\\left( x \\right)` and roots had gaps."""
_MARGIN: Final = 30
"""At both sides of a mark, in thousandths of an em."""
_BASE: Final = 1
"""The class of glyphs that have a width of their own."""
_SPACING: Final = {0x2C6: 0x302, 0x2DC: 0x303, 0x2C7: 0x30C}
"""Accents that grow as the marks of the same form do."""
_SHAFT, _DOUBLE_SHAFT = "horizontal.x", "uni21D0.x"
_SHAFT_LENGTH: Final = 596
_GAP: Final = 110
"""Between an arrow and what is written over or under it, where the font has four times as much."""
_HARPOONS, _ARROWS = 46, 152
"""How far from the middle the upper and the lower one of a pair are."""
_PAIRS: Final = {
    0x21CC: ("uni21BD.r0", -_HARPOONS, "uni21C0.l0", _HARPOONS),
    0x21CB: ("uni21BC.r0", _HARPOONS, "uni21C1.l0", -_HARPOONS),
    0x21C4: ("uni2190.var", -_ARROWS, "uni2192.var", _ARROWS),
    0x21C6: ("uni2190.var", _ARROWS, "uni2192.var", -_ARROWS),
}
"""The left head and the right head of two arrows over each other, and how high they are."""


def repair(font: TTFont) -> None:
    """Mend the whole font before parts are taken from it."""
    for sign in _MARKS:
        _widen(font, sign)
    for sign in _PRIMES:
        # they stand in scripts, for which the font has larger and lower ones
        _map(font, sign, f"{font.getBestCmap()[sign]}.ssty")
    for fence in _FENCES:
        _squeeze(font, font.getBestCmap()[ord(fence)])
    growing = _growing(font)
    _join_heads(growing.values())
    cmap = font.getBestCmap()
    for sign, mark in _SPACING.items():
        like = deepcopy(growing[cmap[mark]])
        like.MathGlyphVariantRecord[0].VariantGlyph = cmap[sign]
        growing[cmap[sign]] = like
    for sign in _PAIRS:
        growing[cmap[sign]] = _pair(font, sign)
    shaft = (_DOUBLE_SHAFT, 150, 150)
    growing[cmap[ord("=")]] = _grown(font, "=", (shaft, False), (shaft, True))
    growing[cmap[ord("↠")]] = _grown(
        font, "↠", ((_SHAFT, 250, 250), True), ((cmap[ord("↠")], 400, 0), False)
    )
    constants = font["MATH"].table.MathConstants
    constants.StretchStackTopShiftUp.Value = constants.StretchStackBottomShiftDown.Value = 0
    constants.StretchStackGapAboveMin.Value = constants.StretchStackGapBelowMin.Value = _GAP
    font.setGlyphOrder(font.getGlyphOrder())  # with the new glyphs
    _put(font, growing)


def _widen(font: TTFont, sign: int) -> None:
    """Give a mark a glyph with a width: browsers put the middle of it over the letter."""
    cmap = font.getBestCmap()
    old, name = cmap[sign], f"{cmap[sign]}.wide"
    outline = font["glyf"][old]
    shift = _MARGIN - outline.xMin
    _compose(font, name, outline.xMax + shift + _MARGIN, (old, shift, 0))
    _map(font, sign, name)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = _BASE
    variants = font["MATH"].table.MathVariants
    for coverage in (variants.HorizGlyphCoverage, variants.VertGlyphCoverage):
        coverage.glyphs = [name if glyph == old else glyph for glyph in coverage.glyphs]
    for construction in variants.HorizGlyphConstruction:
        for record in construction.MathGlyphVariantRecord:
            record.VariantGlyph = name if record.VariantGlyph == old else record.VariantGlyph


def _squeeze(font: TTFont, name: str) -> None:
    """Make the high forms of a fence as narrow as they may be."""
    variants = font["MATH"].table.MathVariants
    place = variants.VertGlyphCoverage.glyphs.index(name)
    construction = variants.VertGlyphConstruction[place]
    for record in construction.MathGlyphVariantRecord:
        record.VariantGlyph = _squeezed(font, record.VariantGlyph, name)
    for part in construction.GlyphAssembly.PartRecords if construction.GlyphAssembly else []:
        part.glyph = _squeezed(font, part.glyph, name)


def _squeezed(font: TTFont, name: str, usual: str) -> str:
    """Return the name of a glyph that is not much wider than the usual one."""
    width, most = font["hmtx"][name][0], round(_WIDEST * font["hmtx"][usual][0])
    if width <= most:
        return name
    new = f"{name}.{usual}"
    if new not in font["glyf"].glyphs:
        _compose(font, new, most, (name, 0, 0), scale=most / width)
    return new


def _map(font: TTFont, sign: int, name: str) -> None:
    """Let a sign be shown by a glyph."""
    for table in font["cmap"].tables:
        if sign in table.cmap:
            table.cmap[sign] = name


def _growing(font: TTFont) -> dict[str, Any]:
    """Return how each sign that grows sideways does it."""
    variants = font["MATH"].table.MathVariants
    return dict(
        zip(variants.HorizGlyphCoverage.glyphs, variants.HorizGlyphConstruction, strict=True)
    )


def _put(font: TTFont, growing: dict[str, Any]) -> None:
    variants = font["MATH"].table.MathVariants
    variants.HorizGlyphCoverage.glyphs = sorted(growing, key=font.getGlyphID)
    variants.HorizGlyphConstruction = [growing[name] for name in variants.HorizGlyphCoverage.glyphs]
    variants.HorizGlyphCount = len(growing)


def _join_heads(constructions: Iterable[Any]) -> None:
    """Let a head at the right end join the shaft at its left: some have their sides swapped."""
    for construction in constructions:
        parts = construction.GlyphAssembly.PartRecords if construction.GlyphAssembly else []
        if parts and not parts[-1].PartFlags and not parts[-1].StartConnectorLength:
            last = parts[-1]
            last.StartConnectorLength, last.EndConnectorLength = last.EndConnectorLength, 0


Part = tuple[tuple[str, int, int], bool]
"""A glyph with how much of its left and right end others may cover; whether it is repeated."""


def _grown(font: TTFont, sign: str, *parts: Part) -> Any:
    """Return how a sign grows from parts."""
    name = font.getBestCmap()[ord(sign)]
    construction = otTables.MathGlyphConstruction()
    record = otTables.MathGlyphVariantRecord()
    record.VariantGlyph, record.AdvanceMeasurement = name, font["hmtx"][name][0]
    construction.MathGlyphVariantRecord, construction.VariantCount = [record], 1
    assembly = otTables.GlyphAssembly()
    assembly.ItalicsCorrection = otTables.MathValueRecord()
    assembly.ItalicsCorrection.Value = 0
    assembly.PartRecords = [_part(font, *part) for part in parts]
    assembly.PartCount = len(parts)
    construction.GlyphAssembly = assembly
    return construction


def _part(font: TTFont, part: tuple[str, int, int], repeated: bool) -> Any:
    record = otTables.GlyphPartRecord()
    record.glyph, record.StartConnectorLength, record.EndConnectorLength = part
    record.FullAdvance = font["hmtx"][part[0]][0]
    record.PartFlags = int(repeated)
    return record


def _pair(font: TTFont, sign: int) -> Any:
    """Return how two arrows over each other grow: heads with a piece of the other's shaft."""
    left, left_height, right, right_height = _PAIRS[sign]
    name = font.getBestCmap()[sign]
    begin, end = font["glyf"][left].xMin, font["glyf"][right].xMax
    width = font["hmtx"][left][0]
    heads = (f"{name}.left", f"{name}.right")
    _compose(font, heads[0], width, (left, 0, left_height), *_shafts(begin, width, right_height))
    last = font["hmtx"][right][0]
    _compose(font, heads[1], last, (right, 0, right_height), *_shafts(0, end, left_height))
    shafts = ((_SHAFT, 0, height) for height in (left_height, right_height))
    _compose(font, f"{name}.x", _SHAFT_LENGTH, *shafts)
    return _grown(
        font, chr(sign),
        ((heads[0], 0, 200), False), ((f"{name}.x", 250, 250), True), ((heads[1], 200, 0), False),
    )  # fmt: skip


Piece = tuple[str, int, int]
"""A glyph, and how far it is moved to the right and up."""


def _shafts(begin: int, end: int, height: int) -> tuple[Piece, ...]:
    """Return pieces of shaft from a place to another that is less than two of them away."""
    places = {begin, max(begin, end - _SHAFT_LENGTH)}
    return tuple((_SHAFT, place, height) for place in sorted(places))


def _compose(font: TTFont, name: str, width: int, *pieces: Piece, scale: float = 1) -> None:
    """Add a glyph from pieces of others, each of them narrower or wider by a scale."""
    pen = TTGlyphPen(font["glyf"])
    for piece, right, up in pieces:
        pen.addComponent(piece, (scale, 0, 0, 1, right, up))
    glyph = pen.glyph()
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, glyph.xMin)
