"""Pages that Notion has exported: properties below the title, and boxes in HTML."""

from __future__ import annotations

import re

from studyguide.importing.entries import Remark

_TITLE = re.compile(r"# \S")
_PROPERTY = re.compile(
    r"(?:class|created(?: by| time)?|date|due(?: date)?|last edited(?: by| time)?|owner|priority"
    r"|reviewed|status|tags?|type|url): .+",
    re.IGNORECASE,
)
_BOX = re.compile(r"\s*</?(?:aside|details|div|center)>\s*", re.IGNORECASE)
_SUMMARY = re.compile(r"\s*<summary>(?P<words>.*?)</summary>\s*", re.IGNORECASE)
_REASON = "is a setting of another program"


def without_properties(lines: list[str]) -> tuple[list[str], tuple[Remark, ...]]:
    """Return lines without properties of the page, which are told, and without tags of boxes."""
    kept = [_without_box(line) for line in lines]
    remarks: list[Remark] = []
    if not lines or not _TITLE.match(lines[0]):
        return kept, ()
    for at, line in enumerate(lines[1:], start=1):
        if _PROPERTY.fullmatch(line.strip()):
            kept[at] = ""
            remarks.append(Remark(at + 1, line.strip(), _REASON))
        elif line.strip():
            break
    return kept, tuple(remarks)


def _without_box(line: str) -> str:
    if _BOX.fullmatch(line):
        return ""
    summary = _SUMMARY.fullmatch(line)
    return f"**{summary['words']}**" if summary else line
