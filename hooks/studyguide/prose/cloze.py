"""Gaps in the text of a cloze question: `{{answer|also right}}`.

Braces in a formula are no gap; a gap may hold a formula or code, whose braces and bars are theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from studyguide.prose.plain import plain_text
from studyguide.prose.spans import Span, line_of, replace_spans, replaced, spans

_GAP = re.compile(r"\{\{((?:(?!\n[ \t]*\n)[^{}])*)\}\}")
_IN_GAPS = frozenset({"code", "math", "escape", "tag"})
_WITHOUT_GAPS = frozenset({"math", "block_math", "escape", "comment"})


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap, its model answer first."""

    start: int
    end: int
    written: tuple[str, ...]
    """The answers as Markdown."""

    @property
    def typed(self) -> tuple[str, ...]:
        """The answers as readers type them: code without backticks, formulas as LaTeX."""
        return tuple(dict.fromkeys(plain_text(answer) for answer in self.written))


def gaps(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the accepted answers of each gap as they are typed, the model answer first."""
    return tuple(gap.typed for gap in _gaps(text, _without_spans(text)))


def fill_gaps(text: str, filling: Callable[[int, Gap], str]) -> str:
    """Return the text with each gap replaced by `filling(index from 0, gap)`."""
    found = enumerate(_gaps(text, _without_spans(text)))
    return replaced(text, ((gap.start, gap.end, filling(index, gap)) for index, gap in found))


def gap_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with the gaps of a text, with lines into it from 0."""
    masked = _without_spans(text)
    for span in spans(text):
        if span.kind not in _WITHOUT_GAPS and _GAP.search(span.match[0]):
            yield line_of(text, span.start), _INSIDE.format(_SPOKEN.get(span.kind, "a link"))
    for gap in _gaps(text, masked):
        line = line_of(text, gap.start)
        if not all(gap.typed):
            yield line, "a gap without an answer. Put the words between '{{' and '}}'"
        within = (span for span in spans(text) if gap.start < span.start < gap.end)
        if any(span.kind not in _IN_GAPS for span in within):
            yield line, "a gap with a link in it. Write the words plainly"
    left = _GAP.sub(lambda gap: "x" * len(gap[0]), masked)
    if "{{" in left:
        message = "a '{{' that is no gap. Close it with '}}', and put no braces between them"
        yield line_of(text, left.index("{{")), message


_INSIDE = "a gap inside {}. Put the gap around it, or write it as text"
_SPOKEN = {"code": "code", "fence": "a block of code", "heading": "a heading", "image": "a picture"}


def _gaps(text: str, masked: str) -> Iterator[Gap]:
    for found in _GAP.finditer(masked):
        ends = [at for at in range(*found.span(1)) if masked[at] == "|"]
        begins = [found.start(1), *(at + 1 for at in ends)]
        pairs = zip(begins, [*ends, found.end(1)], strict=True)
        yield Gap(*found.span(), tuple(text[begin:end].strip() for begin, end in pairs))


def _without_spans(text: str) -> str:
    """Return a text of the same length without what is code, a formula or a link."""

    def mask(span: Span) -> str:
        return re.sub(r"[^\n]", "\x00", span.match[0])

    return replace_spans(text, mask)
