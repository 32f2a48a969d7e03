"""What becomes of the figures of every course on its pages."""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

from studyguide.text.drawings import inline_drawing, svg_faults


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def every_figure_is_inlined_and_its_words_stay_apart(figures: Iterable[Path]) -> None:
    for path in figures:
        data = path.read_bytes()
        assert list(svg_faults(data)) == []
        drawing = inline_drawing(data, "")
        assert drawing is not None, path
        texts = ET.fromstring(data).iter("{http://www.w3.org/2000/svg}text")
        written = " ".join("".join(text.itertext()) for text in texts)
        shown = _Words()
        shown.feed(drawing)
        assert "".join(shown.words).split() == written.split(), path
