"""`studyguide upgrade`: adapts a course to the installed version of the generator."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from studyguide.command.edits import Edits, UnreadableError
from studyguide.command.upgrade_steps import STEPS, Step
from studyguide.model.problems import Problem


def upgrade(root: Path, *, dry_run: bool, steps: tuple[Step, ...] = STEPS) -> int:
    """Update a course and return 0; if anything prevents it, change nothing and return 1.

    With `dry_run` the changes are only shown.
    """
    edits, problems = Edits(root), list[Problem]()
    messages: list[str] = []
    for step in steps:
        before = edits.diff()
        try:
            outcome = tuple(step.change(edits))
        except UnreadableError as error:
            problems.append(Problem(str(error), 1, "the file is not in UTF-8. Save it so"))
            continue
        problems += (item for item in outcome if isinstance(item, Problem))
        notes = [f"  {item}" for item in outcome if isinstance(item, str)]
        if notes or edits.diff() != before:
            messages += (f"- {step.says}", *notes)
    if problems:
        print(*sorted(problems), "Nothing was changed.", sep="\n", file=sys.stderr)
        return 1
    if dry_run:
        print(edits.diff(), end="")
    else:
        edits.apply()
    print(_summary(edits, messages, dry_run=dry_run))
    return 0


def _summary(edits: Edits, messages: list[str], *, dry_run: bool) -> str:
    present = version("studyguide")
    if not messages:
        return f"The course is as studyguide {present} wants it."
    names = (*edits.changed, *(path.name for path in sorted(edits.removed)))
    listed = f"{'To change' if dry_run else 'Changed'}: {', '.join(names)}." if names else ""
    after = "" if dry_run else "Now run: studyguide check"
    return "\n".join(filter(None, (f"For studyguide {present}:", *messages, listed, after)))
