"""The interface for other programs is there, is documented, and does what its page says."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import studyguide
from sites import ROOT

PAGE = ROOT / "docs/project/api.md"


def test_the_example_of_the_page_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT / "tests/small_course")
    example = re.search(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert example
    exec(compile(example[1], str(PAGE), "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "3 terms in 2 lessons"
    assert lines[1:4] == ["gradient 4 4", "gradient descent 2 4", "step size 1 1"]
    assert re.fullmatch(r"[\w ]+ \d+", lines[-1])


def test_every_name_is_documented_and_nothing_else_is_promised() -> None:
    table = re.findall(r"^\| `(\w+)", PAGE.read_text("utf-8"), re.MULTILINE)
    assert sorted(table) == sorted(studyguide.__all__)
    assert all(callable(getattr(studyguide, name)) for name in studyguide.__all__)


def test_another_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="module 'studyguide' has no attribute 'nothing'"):
        studyguide.nothing  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, studyguide; print('pydantic' in sys.modules, 'mkdocs' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"
