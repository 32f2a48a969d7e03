"""Patterns of the lines of questions, which several readers of notes share."""

from __future__ import annotations

import re

from studyguide.importing.notes.outline import BULLETS
from studyguide.importing.notes.words import alternatives

_STRONG = r"[*_#\s]*"
QUESTION = re.compile(
    rf"[^\w(\[>]*(?:\d+[.)]\s*)?(?:{alternatives('question_mark')}|(?P<task>{alternatives('task_mark')}))\s*[.#]?\s*(?P<number>\d+)?"
    rf"(?:\s*\([^()]{{1,40}}\))?(?:{_STRONG}[:.)]{_STRONG}(?P<text>.*)|{_STRONG}$)",
    re.IGNORECASE,
)
WHY = re.compile(
    rf"[^\w(\[]*(?:{alternatives('explanation_mark')})[*_\s]*[:：][*_]*\s*(?P<text>.*)",
    re.IGNORECASE,
)
OPTION = re.compile(
    r"\s*(?:[-•]\s+)?(?P<mark>[*✓✔✅]{0,2})\s*\(?(?P<letter>[A-Ha-h])"
    r"(?:\.(?:\*\*)?\s+|\)(?:\*\*)?\s*)(?P<text>\S.*)"
)
BULLET = re.compile(rf"\s*[{re.escape(BULLETS)}]\s+(?P<text>\S.*)")
NUMBERED = re.compile(
    r"\s{0,3}(?:\*\*)?(?P<number>\d{1,3})[.)](?:\*\*)?"
    r"(?:\s+|(?=[¿¡]?[^\W\d_]{2}))(?P<text>\S.*)"
)
BOX = re.compile(r"\s*[-*+]\s+\[[ xX✓]?\]\s")
"""A box to tick."""
BOLD_LINE = re.compile(r"(?P<indent>\s*)(?P<mark>\*\*|__)(?P<text>(?:(?!\*\*|__).)+)(?P=mark)\s*")
"""A line that is bold from its first letter to its last."""
HEADING = re.compile(r"\s{0,3}#{1,6}\s")
HARD_BREAK = re.compile(r"(?<!\\)\\$")
RULE = re.compile(r"\s{0,3}(?:-{3,}|\*{3,})\s*")
LABEL = re.compile(
    rf"^\W*(?:{alternatives('answers')}|{alternatives('answer_mark')})\W+", re.IGNORECASE
)
"""What stands before a key in one line."""
FENCE = re.compile(r"\s*(?:```|~~~)")
LONGEST_LINE = 2000
"""A line with more letters is running text: it is looked through for no options and no keys."""
