"""SVG pictures: what acts in them or comes from elsewhere is refused, and ours become HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.drawings import every_figure_is_inlined_and_its_words_stay_apart
from figure_kit.diagram import Box, chain
from figure_kit.drawing import INK, dot, svg
from figure_kit.lettering import text
from figure_kit.plot import Plot, Scale
from figure_kit.publish import Words, save_all
from studyguide.text.drawings import inline_drawing, svg_faults

SVG = '<svg xmlns="http://www.w3.org/2000/svg"'
HOSTILE = {
    "a script": f"{SVG}><script>alert(1)</script></svg>",
    "an event": f'{SVG} onload="alert(1)"/>',
    "an event with space": f'{SVG}><g  onclick\n=\n"alert(1)"/></svg>',
    "an instruction": f"{SVG}><?x ><svg/onload=alert(1)> ?></svg>",
    "a style sheet": f'<?xml-stylesheet href="https://e.org/x.css"?>{SVG}/>',
    "an entity": f'<!DOCTYPE svg [<!ENTITY x "y">]>{SVG}>&x;</svg>',
    "a form of HTML": f'{SVG}><form xmlns="http://www.w3.org/1999/xhtml" action="x"/></svg>',
    "foreign HTML": f"{SVG}><foreignObject/></svg>",
    "an address in a style": f"{SVG}><style>main{{background:u\\72l(https://e.org)}}</style></svg>",
    "an import": f'{SVG}><style>@import "https://e.org";</style></svg>',
    "a link": f'{SVG}><a href="javascript:alert(1)"/></svg>',
    "an old link": f'{SVG} xmlns:x="http://www.w3.org/1999/xlink"><a x:href="https://e.org"/></svg>',
    "an image": f'{SVG}><image href="https://e.org/x.png"/></svg>',
    "an animation": f'{SVG}><animate attributeName="href" values="javascript:alert(1)"/></svg>',
    "a fill": f'{SVG}><rect fill="url(https://e.org/#x)"/></svg>',
    "another prefix": '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></s:svg>',
}
WRONG = {
    "no XML": "<svg",
    "no SVG": "<html/>",
    "an SVG without its namespace": "<svg/>",
    "many groups": f"{SVG}>{'<g>' * 5000}{'</g>' * 5000}</svg>",
}


@pytest.mark.parametrize("svg", HOSTILE.values(), ids=list(HOSTILE))
def test_what_acts_or_comes_from_elsewhere_is_refused(svg: str) -> None:
    messages = [message for _, message in svg_faults(svg.encode())]
    assert messages
    assert all(message.endswith("Remove scripts and outside addresses") for message in messages)


@pytest.mark.parametrize("svg", WRONG.values(), ids=list(WRONG))
def test_what_is_no_picture_is_refused(svg: str) -> None:
    assert len(list(svg_faults(svg.encode()))) == 1


def test_a_picture_in_another_encoding_is_refused() -> None:
    assert list(svg_faults("<svg>ø</svg>".encode("latin-1"))) == [
        (0, "the picture is not in UTF-8. Save it with that encoding")
    ]


def test_a_fault_names_its_line() -> None:
    assert [line for line, _ in svg_faults(f"{SVG}>\n\n<script/>\n</svg>".encode())] == [2]


def test_a_drawing_of_ours_becomes_part_of_a_page() -> None:
    svg = (
        f'{SVG} class="fig" width="9"><!-- x --><text x="1">a &lt; b</text>\n<path d="M0 0"/></svg>'
    )
    assert inline_drawing(svg.encode(), 'A "curve"') == (
        '<svg role="img" aria-label="A &#34;curve&#34;" class="fig" width="9">'
        '<text x="1">a &lt; b</text> <path d="M0 0"></path></svg>'
    )


def test_another_drawing_stays_a_picture_of_its_own() -> None:
    assert inline_drawing(f"{SVG}/>".encode(), "") is None
    styled = f'{SVG} class="fig"><style>path{{fill:red}}</style></svg>'
    assert inline_drawing(styled.encode(), "") is None


def test_every_figure_that_is_drawn_with_our_helpers_is_inlined_and_its_words_stay_apart(
    tmp_path: Path,
) -> None:
    figures = drawn(tmp_path)
    assert [path.name for path in figures] == ["plot.en.svg", "plot.nb.svg", "wheel.svg"]
    every_figure_is_inlined_and_its_words_stay_apart(figures)


def test_what_is_drawn_again_is_the_same(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in drawn(tmp_path)]
    assert [path.read_bytes() for path in drawn(tmp_path)] == first


WORDS = {
    "loss": {"en": "loss *L*", "nb": "tap *L*"},
    "steep": {"en": "too\nsteep", "nb": "for\nbratt"},
}


def drawn(folder: Path) -> list[Path]:
    """Draw a plot beside boxes, with words, and a wheel without, as a script of a lesson does."""
    figures = {"plot": _plot, "wheel": lambda _: svg((40, 40), [dot((20, 20), radius=9)])}
    return save_all(str(folder / "draw.py"), figures, WORDS)


def _plot(say: Words) -> str:
    plot = Plot((60, 20), (200, 120), Scale(0, 4), Scale(0, 16))
    boxes = [Box(320, 60, 70, 40), Box(420, 60, 70, 40)]
    parts = [
        plot.axis_across({0: "0", 2: say.number(2.5, 1)}),
        plot.axis_up({16: say["loss"]}),
        plot.curve(lambda x: x * x, (0, 4)),
        *(box.draw(say["steep"], INK) for box in boxes),
        *chain(boxes),
        text((320, 120), "$x$ < 2"),
    ]
    return svg((480, 180), parts)


def test_a_drawing_is_as_wide_as_the_author_wants_it() -> None:
    svg = f'{SVG} class="fig" width="90" height="45" viewBox="0 0 90 45"/>'.encode()
    assert inline_drawing(svg, "", 30) == (
        '<svg role="img" aria-label="" class="fig" width="30" viewBox="0 0 90 45"></svg>'
    )
