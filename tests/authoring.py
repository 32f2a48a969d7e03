"""The examples of Markdown in the authors' guide."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/project/authoring.md").read_text(encoding="utf-8")
MARKDOWN = GUIDE.partition("\n## Markdown\n")[2].partition("\n## Links that make themselves\n")[0]
"""The section whose examples fit into one lesson of the small course."""
_EXAMPLE = re.compile(r"^(?P<fence>`{3,})markdown\n(?P<text>.*?)^(?P=fence)$", re.DOTALL | re.M)


def examples(text: str = GUIDE) -> list[str]:
    """Return every example of Markdown in a text, without the front matter that it may have."""
    found = (match["text"] for match in _EXAMPLE.finditer(text))
    return [re.sub(r"\A---\n.*?^---\n", "", one, flags=re.DOTALL | re.M) for one in found]
