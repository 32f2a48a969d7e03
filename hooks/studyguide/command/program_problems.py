"""Runs the code of lessons on this machine: whether it does what the blocks below it say.

Content is written by many, and read as text, so nothing of it is run unless somebody asks for that.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from tempfile import TemporaryDirectory

from studyguide.model.article import Article
from studyguide.model.guide import Guide
from studyguide.model.problems import Problem
from studyguide.pages.assets.browser_python import RUNNER, imported
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.blocks import CodeBlock
from studyguide.text.tree.programs import Program, programs

_SECONDS = 10
_OTHER_OUTPUT = "the code prints '{}', which is not what is written below. Write what it prints"
_ENDS = "the code ends with '{}'. Mend it, or write all that it prints into a block ```output"
_DONE = "the code already does what it should. Leave something to change, or write ```output"
_NO_SOLUTION = "the solution does not do what it should: {}. Mend it, or what is expected"
_ENDLESS = f"the code has run for {_SECONDS} seconds. Make it shorter: readers wait for it"


@dataclass(frozen=True, slots=True)
class _Ran:
    """How code has run."""

    failed: bool
    right: bool | None
    wrong: tuple[tuple[str, str], ...]
    written: str

    @property
    def last_line(self) -> str:
        return (self.written.strip().splitlines() or [""])[-1]


def program_problems(guide: Guide) -> Iterator[Problem]:
    """Yield a problem for each program of a lesson that does not do what is said of it."""
    for lesson in guide.lessons:
        for article in lesson.articles.values():
            for program in programs(parse_blocks(article.body)[0]):
                if all(map(find_spec, imported(program.code.code))):
                    yield from _problems(program, article)


def _problems(program: Program, article: Article) -> Iterator[Problem]:
    for block, message in _faults(program):
        yield Problem(article.path, article.body_line + block.line, message)


def _faults(program: Program) -> Iterator[tuple[CodeBlock, str]]:
    code, output, expected = program.code, program.output, program.expected
    ran = _ran(code.code, expected.code if expected else "")
    if ran is None:
        yield code, _ENDLESS
    elif output and _lines(ran.written) != _lines(output.code):
        yield output, _OTHER_OUTPUT.format(_other_line(ran.written, output.code))
    elif ran.failed and not output and not expected:
        yield code, _ENDS.format(ran.last_line)
    elif ran.right:
        yield code, _DONE
    if program.solution and expected:
        solved = _ran(program.solution.code, expected.code)
        if solved is None or not solved.right:
            yield program.solution, _NO_SOLUTION.format(_told(solved))


def _told(ran: _Ran | None) -> str:
    if ran is None:
        return f"it has run for {_SECONDS} seconds"
    if ran.wrong:
        return "; ".join(f"'{code}' gives '{got}'" for code, got in ran.wrong)
    return f"it ends with '{ran.last_line}'"


def _ran(code: str, expected: str) -> _Ran | None:
    """Return how code runs in a process and a folder of its own, None if it is too slow."""
    asked = json.dumps([code, expected])
    with TemporaryDirectory(prefix="studyguide-") as folder:
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-X", "utf8", str(RUNNER)],
                input=asked, capture_output=True, text=True, encoding="utf-8",
                cwd=folder, timeout=_SECONDS, check=True,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return None
    result, written = json.loads(done.stdout.splitlines()[-1])
    wrong = tuple((code, got) for code, got in result["wrong"])
    return _Ran(result["failed"], result["right"], wrong, written)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def _other_line(written: str, expected: str) -> str:
    """Return the first line that is not as expected."""
    have, want = _lines(written), _lines(expected)
    return next((line for at, line in enumerate(have) if want[at : at + 1] != [line]), "")
