"""Lists of problems for other programs: JSON, and annotations of GitHub workflows."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Literal

from studyguide.model.characters import visible
from studyguide.model.problems import Problem, Problems

Layout = Literal["text", "json", "github"]


def listed(problems: Problems, layout: Layout, root: Path) -> str:
    """Return problems in a layout, sorted by place."""
    if layout == "json":
        rows = [
            {
                "path": problem.path,
                "line": problem.line,
                "severity": problem.severity,
                "message": visible(problem.message),
            }
            for problem in sorted(problems)
        ]
        return json.dumps(rows, indent=2)
    return "\n".join(workflow_command(problem, root) for problem in sorted(problems))


def workflow_command(problem: Problem, root: Path) -> str:
    """Return a problem as a GitHub workflow command, which annotates its line.

    >>> workflow_command(Problem("content/course.yml", 3, "50 % of it"), Path())
    '::error file=content/course.yml,line=3::50 %25 of it'
    """
    repository = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    folder = root.resolve()
    inside = folder.is_relative_to(repository.resolve())
    above = folder.relative_to(repository.resolve()).as_posix() if inside else "."
    file = problem.path if above == "." else f"{above}/{problem.path}"
    place = f"file={_property(file)},line={problem.line}"
    level = "notice" if problem.severity == "note" else problem.severity
    return f"::{level} {place}::{_data(visible(problem.message))}"


def _data(text: str) -> str:
    """Return a text escaped for a command, which is a single line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
