"""The small course with a mistake in it, and `docs/project/messages.md` from all of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

TESTS = Path(__file__).parent
SMALL_COURSE = TESTS / "small_course"
CASES = TESTS / "mistakes.yml"
MESSAGES = TESTS.parent / "docs" / "project" / "messages.md"

Case = dict[str, Any]


def read_cases() -> list[Case]:
    """Return the cases as written."""
    cases: list[Case] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return cases


def write_cases(cases: list[Case]) -> None:
    """Write the cases below the file's comment."""
    text = CASES.read_text(encoding="utf-8")
    comment = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    CASES.write_text(comment + yaml.dump(cases, Dumper=_Dumper, **_STYLE), encoding="utf-8")


def small_course(folder: Path) -> Path:
    """Copy the small course into a folder and return the copy."""
    return Path(shutil.copytree(SMALL_COURSE, folder / "course"))


def make_changes(course: Path, case: Case) -> None:
    """Change a copy of the small course as a case says."""
    for change in case["changes"]:
        file = course / change["file"]
        match change:
            case {"remove": True}:
                file.unlink()
            case {"write": text}:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            case {"bytes_hex": digits}:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(bytes.fromhex(digits))
            case {"append": text}:
                file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
            case {"replace": old, "by": new}:
                before = file.read_text(encoding="utf-8")
                assert old in before, f"{case['case']}: the small course has no {old!r}"
                file.write_text(before.replace(old, new, 1), encoding="utf-8")


def messages_page(cases: list[Case]) -> str:
    """Return the page that lists every message for authors."""
    return "\n".join([_HEAD, *_groups(cases)])


def _groups(cases: list[Case]) -> Iterator[str]:
    for group, members in groupby(cases, key=lambda case: str(case["group"])):
        yield f"\n## {group}\n"
        for case in members:
            yield f"**{case['case'][0].upper()}{case['case'][1:]}**\n"
            yield "```text"
            yield from case["says"]
            yield "```\n"


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text and not text.startswith((" ", "\t", "\n")) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_STYLE: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 110}
_HEAD = """\
# Messages for authors

What goes wrong in `content/` and `docs/`, and what `make check`, `make site` and `make serve` say
then. Every message names the file, the line and the fix; all of them come at once. The examples
are mistakes in the small course of the tests (`tests/mistakes.yml`, from which `make goldens`
writes this page).

Missing translations stop a strict build (`make site`), unless `course.yml` has
`publish: {untranslated: allow}`; they are told as one line for each language, with their number,
and `studyguide check --missing nb` lists them as here. `make serve` and `studyguide build --draft`
show the text in another language, with a note. A picture above 1 MB is told and stops nothing:
readers get a smaller copy. Everything else stops every build, and the last
good site stays.

What MkDocs finds wrong in `mkdocs.yml` and in the links of `docs/` is told in the same way,
`docs/about.en.md:8: no page or file at 'nowhere.md'. …`, by `check` as by a build."""
