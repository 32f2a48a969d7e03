"""The HTML of a passage → its sentences, each on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from studyguide.languages.sentence_ends import sentence_ends

_BLOCKS = re.compile(r"</?(?:p|ul|ol|li)>|(<pre>.*?</pre>)", re.DOTALL)
_LISTING = re.compile(r"<pre><code>(.*)</code></pre>", re.DOTALL)
_ATOM = re.compile(r"<(math|code|sub|sup|span)\b.*?</\1>", re.DOTALL)
_FORMULA = re.compile(r"<math\b.*?</math>", re.DOTALL)
_STAND_IN = "$"
"""Stands for an element while sentences are parted: what is in it ends none, and may begin one."""


def sentences_of(html: Markup, language: str) -> Iterator[Markup]:
    """Yield the sentences of a text, as `search_html` has it; of listings, the lines."""
    for part in filter(None, _BLOCKS.split(html)):
        if listing := _LISTING.fullmatch(part):
            lines = (line.strip() for line in listing[1].splitlines())
            yield from (Markup(f"<code>{line}</code>") for line in lines if line)  # noqa: S704, ours
        else:
            yield from _sentences(" ".join(part.split()), language)


def _sentences(line: str, language: str) -> Iterator[Markup]:
    atoms = [match[0] for match in _ATOM.finditer(line)]
    flat = _ATOM.sub(_STAND_IN, line.replace(_STAND_IN, "&#36;"))
    start = 0
    for end in (*sentence_ends(flat, language), len(flat)):
        sentence, start = flat[start:end].strip(), end
        if sentence:
            yield Markup(re.sub(re.escape(_STAND_IN), lambda _: atoms.pop(0), sentence))  # noqa: S704, ours


def without_formulas(html: str) -> str:
    """Return HTML whose formulas are the symbols of their MathML alone, for who cannot show it."""
    return _FORMULA.sub(lambda math: re.sub("<[^>]*>", "", math[0]), html)


def words_of(html: Markup) -> str:
    """Return the words of a text, without formulas: nobody types them."""
    return Markup(_FORMULA.sub(" ", html)).striptags()  # noqa: S704, only read
