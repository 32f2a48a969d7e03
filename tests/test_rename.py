"""Renaming: every reference, the address and the record follow, and comments and order stay."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mistakes import small_course
from sites import files
from studyguide.command.check import read
from studyguide.command.rename import rename
from studyguide.command.rename_references import Kind

SLOPE, STEPS = "content/lessons/01-walking-downhill", "content/lessons/02-steps"
CASES = Path(__file__).parent / "renames.yml"


def renamed(course: Path, old: str, new: str, kind: Kind | None = None) -> int:
    return rename(course, old, new, kind=kind, dry_run=False)


def change(course: Path, file: str, before: str, after: str) -> None:
    path = course / file
    text = path.read_text(encoding="utf-8")
    assert before in text, before
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def lines_of(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[str]]:
    """Return the lines that each changed file has and had not."""
    found = {}
    for name, data in after.items():
        old = before.get(name.replace("02-strides", "02-steps"), b"").decode().splitlines()
        if fresh := [line for line in data.decode().splitlines() if line not in old]:
            found[name] = fresh
    return found


@pytest.mark.parametrize(
    "case",
    yaml.safe_load(CASES.read_text(encoding="utf-8")),
    ids=lambda case: str(case["case"]),
)
def test_one_command_renames_everywhere(tmp_path: Path, case: dict[str, object]) -> None:
    course = small_course(tmp_path)
    for made in case.get("changes", ()):  # type: ignore[attr-defined]
        change(course, *made)
    assert read(course)[1] == ()
    before = files(course)
    assert renamed(course, str(case["old"]), str(case["new"])) == 0
    assert lines_of(before, files(course)) == case["lines"]
    assert read(course)[1] == ()


def test_a_lesson_goes_to_its_new_folder_with_all_that_is_beside_it(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    beside = {path.name for path in (course / SLOPE).rglob("*")}
    assert renamed(course, "walking-downhill", "downhill") == 0
    assert not (course / SLOPE).exists()
    assert {path.name for path in (course / "content/lessons/01-downhill").rglob("*")} == beside
    guide, problems = read(course)
    assert problems == ()
    assert guide is not None
    assert guide.lessons[0].formerly == ("walking-downhill",)


def test_another_number_is_no_other_address(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    assert renamed(course, "02-steps", "03-steps") == 0
    guide, problems = read(course)
    assert problems == ()
    assert guide is not None
    assert (guide.lessons[1].folder, guide.lessons[1].formerly) == ("03-steps", ())


def test_what_goes_back_to_its_first_name_keeps_its_cards(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    assert renamed(course, "step-size", "stride") == 0
    assert renamed(course, "stride", "step-size") == 0
    guide, problems = read(course)
    assert problems == ()
    assert guide is not None
    assert guide.terms["step-size"].formerly == ("step-size", "stride")


def test_a_dry_run_shows_what_it_would_do_and_does_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = small_course(tmp_path)
    before = files(course)
    assert rename(course, "step-size", "stride", kind=None, dry_run=True) == 0
    shown = capsys.readouterr().out
    assert f"--- a/{STEPS}/terms.yml\n+++ b/{STEPS}/terms.yml\n" in shown
    assert "-- id: step-size\n+- id: stride\n+  formerly: [step-size]\n" in shown
    assert files(course) == before


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (
            ("step-sise", "x", None),
            "no term, question or lesson is called 'step-sise'. Did you mean",
        ),
        (("uphill", "x", "term"), "no term is called 'uphill'."),
        (("step-size", "gradient", None), "another term is called 'gradient'."),
        (("step-size", "Step size", None), "'Step size' must be lower-case ASCII words"),
        (("step-size", "index", None), "and not 'index' or 'constructor'"),
        (("steps", "walking-downhill", None), "the lesson '01-walking-downhill' is or was called"),
        (("gradient", "slope", None), "the term 'step-size' is or was called 'slope'"),
        (("same", "x", None), "'same' is a term and a question. Write --kind term or --kind quest"),
    ],
)
def test_a_name_that_cannot_be_given_is_refused(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    names: tuple[str, str, Kind | None],
    said: str,
) -> None:
    course = small_course(tmp_path)
    change(course, f"{STEPS}/terms.yml", "- id: step-size", "- id: step-size\n  formerly: [slope]")
    if names[0] == "same":
        change(course, f"{SLOPE}/quiz.yml", "- id: uphill", "- id: same")
        assert renamed(course, "gradient-descent", "same") == 0
        capsys.readouterr()
    before = files(course)
    assert renamed(course, *names) == 1
    assert said in capsys.readouterr().err
    assert files(course) == before


def test_nothing_is_renamed_in_a_course_with_mistakes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = small_course(tmp_path)
    change(course, f"{STEPS}/terms.yml", "  name:", "  nam:")
    before = files(course)
    assert renamed(course, "step-size", "stride") == 1
    told = capsys.readouterr().err
    assert f"{STEPS}/terms.yml:3: unknown key 'nam'. Did you mean 'name'?" in told
    assert files(course) == before
