"""What lessons show of a training run is what the program beside them printed."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from sites import ROOT

RUNS = sorted((ROOT / "content" / "lessons").glob("*/files/run.py"))


def test_the_applied_weeks_have_a_run() -> None:
    assert len(RUNS) >= 8


@pytest.mark.parametrize("program", RUNS, ids=lambda path: path.parts[-3])
def test_a_lesson_shows_the_log_of_its_program(program: Path) -> None:
    log = program.with_suffix(".txt").read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(program.read_text(encoding="utf-8")))
    for lesson in program.parents[1].glob("lesson.*.md"):
        text = lesson.read_text(encoding="utf-8")
        assert f"```text\n{log}```" in text, lesson
        assert "(files/run.py)" in text, lesson
