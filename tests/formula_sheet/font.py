"""Writes the fonts of formulas from STIX Two Math, and the rules that load them.

How to call it is in `hooks/studyguide/theme/assets/studyguide/fonts/README.md`.

The first file has the usual signs, and all that grow with a formula: browsers look for the parts of
a large sign in the font that has the space. The others are loaded by pages with one of their signs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Final

from fontTools import subset
from fontTools.ttLib import TTFont

from formula_sheet.font_repairs import repair
from sites import ROOT

FOLDER = ROOT / "hooks/studyguide/theme/assets/studyguide/fonts"
_STYLES = FOLDER.parent / "formulas.css"
_BEGIN = "/* These are written by `python -m formula_sheet.font`. */\n"
_END = "/* So far. */\n"
_USUAL: Final = (
    "20-7E A0 A8 AC AF B0 B1 B4 B7 D7 F7 131 237 2C6 2C7 2D8-2DA 2DC 338 391-3C9 3D1 3D5 3F5 2016 "
    "2018 2019 201C 201D 2020 2026 2032-2034 203E 2057 2061-2064 20D7 20DB 20DC 2102 210B "
    "210E-210F 2190-2194 21A6 21D0 21D2 21D4 2200 2202 "
    "2203 2205 2207-2209 220F 2211-2213 2215-2218 221A 221D 221E 2223 2225-222B 223C 2248 "
    "2260 2261 2264 2265 226A 226B 2282-2287 2295 2297 2299 22A4 22A5 22C5 22EE 22EF 22F1 "
    "2308-230B 27E8 27E9 27F6 27F9 1D434-1D467 1D6A4 1D6A5 1D6E2-1D71B"
)
"""In hexadecimal. No marks of letters: with them a browser makes `ö` of `o` and dots."""
_GROWING: Final = (
    "2016 20D6 20D7 20E1 2190-2195 21A0 21A4 21A6 21A9 21AA 21BC 21BD 21C0 21C1 21C4 21C6 21CB "
    "21CC 21D0-21D5 2210 222C-2230 22C0-22C3 23B0 23B1 23B4 23B5 23DC-23E1 27E6-27EB "
    "2A00-2A02 2A04 2A06 2A0C"
)
_ALPHABETS: Final = (
    "2102 210B 2110-2113 2115 211A 211B 211D 2124 2130 2131 2133 1D400-1D433 1D49C-1D4B5 "
    "1D538-1D550 1D5B3 1D7D9"
)
"""Bold, script and double-struck capitals: many pages have some of them, most have none."""
_OTHERS: Final = {
    "math-letters": "2100-214F 1D468-1D5A0 1D6A8-1D755 1D7CA 1D7CB 1D7CE-1D7E1",
    "math-alphabets": _ALPHABETS,
    "math-sans": "1D5A1-1D6A3 1D756-1D7C9 1D7E2-1D7FF",
    "math-words": "C0-24F 400-52F 1E00-1EFF",
    "math-signs": (
        "A1-BF D7 F7 2B0-2FF 370-3FF 2000-206F 20A0-20BF 20D0-20F0 2190-22FF 2300-2332 23B0-23E7 "
        "25A0-25FF 2605 2606 2660-266F 2713 2717 2720 2736 27C0-27FF 2900-2AFF"
    ),
}
"""Whole alphabets and blocks: what the first file has is not in them."""


def main(source: Path) -> None:
    """Write the fonts from the whole one, and their rules into the styles of formulas."""
    whole = TTFont(source)
    repair(whole)
    known = set(whole.getBestCmap())
    first = (_signs(_USUAL) | _signs(_GROWING)) & known
    rules = ""
    for name, blocks in _OTHERS.items():
        elsewhere = first if blocks == _ALPHABETS else first | _signs(_ALPHABETS)
        _write(whole, name, (_signs(blocks) & known) - elsewhere)
        rules += _face(name, blocks.split())
    _write(whole, "math", first)
    # of several rules for a sign the last one counts
    rules += _face("math", _ranges(first))
    styles = _STYLES.read_text(encoding="utf-8")
    before, _, rest = styles.partition(_BEGIN)
    _STYLES.write_text(before + _BEGIN + rules + _END + rest.partition(_END)[2], encoding="utf-8")


def _signs(blocks: str) -> set[int]:
    """Return the signs of blocks: `20-7E A0`."""
    pairs = (block.partition("-") for block in blocks.split())
    ends = ((int(begin, 16), int(end or begin, 16)) for begin, _, end in pairs)
    return {sign for begin, end in ends for sign in range(begin, end + 1)}


def _ranges(signs: Iterable[int]) -> Iterator[str]:
    """Yield the blocks of signs."""
    ordered = sorted(signs)
    gaps = [place for place, (one, other) in enumerate(pairwise(ordered), 1) if other > one + 1]
    for begin, end in pairwise([0, *gaps, len(ordered)]):
        one, other = ordered[begin], ordered[end - 1]
        yield f"{one:X}-{other:X}" if other > one else f"{one:X}"


def _write(whole: TTFont, name: str, signs: set[int]) -> None:
    """Write the part of a font that has these signs, and what they grow from."""
    file = BytesIO()
    whole.save(file)
    options = subset.Options(flavor="woff2", hinting=False, layout_features=[])
    font = subset.load_font(file, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=signs)
    subsetter.subset(font)
    path = FOLDER / f"{name}.woff2"
    subset.save_font(font, path, options)
    print(f"{path.name}: {len(signs)} signs, {path.stat().st_size / 1000:.0f} kB")


def _face(name: str, blocks: Iterable[str]) -> str:
    ranges = ", ".join(f"U+{block}" for block in blocks)
    return (
        "@font-face {\n"
        '  font-family: "Guide Math";\n'
        f'  src: url("fonts/{name}.woff2") format("woff2");\n'
        "  font-display: swap;\n"
        f"  unicode-range: {ranges};\n"
        "}\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
