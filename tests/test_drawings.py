"""SVG pictures: what acts in them or comes from elsewhere is refused, and ours become HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from sites import ROOT
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


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_every_figure_of_the_course_is_inlined_and_its_words_stay_apart() -> None:
    for path in sorted((ROOT / "content").rglob("*.svg")):
        data = path.read_bytes()
        assert list(svg_faults(data)) == []
        drawing = inline_drawing(data, "")
        assert drawing is not None, path
        texts = ET.fromstring(data).iter("{http://www.w3.org/2000/svg}text")
        written = " ".join("".join(text.itertext()) for text in texts)
        shown = _Words()
        shown.feed(drawing)
        assert "".join(shown.words).split() == written.split(), path


def test_a_drawing_is_as_wide_as_the_author_wants_it() -> None:
    svg = f'{SVG} class="fig" width="90" height="45" viewBox="0 0 90 45"/>'.encode()
    assert inline_drawing(svg, "", 30) == (
        '<svg role="img" aria-label="" class="fig" width="30" viewBox="0 0 90 45"></svg>'
    )
