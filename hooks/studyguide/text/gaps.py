"""The gaps in the text of a cloze question: `{{answer|also right}}`."""

from __future__ import annotations

from studyguide.text.flat import atoms
from studyguide.text.inlines import Gap
from studyguide.text.lines import lines
from studyguide.text.parse import parse_blocks


def gaps(source: str) -> tuple[Gap, ...]:
    """Return the gaps of a text from its beginning to its end."""
    document, _ = parse_blocks(source, gaps=True)
    nodes = (node for line, _ in lines(document) for _, _, node in atoms(line))
    return tuple(node for node in nodes if isinstance(node, Gap))
