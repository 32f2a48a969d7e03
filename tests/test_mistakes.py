"""Each mistake of an author gives exactly the message that is promised."""

from __future__ import annotations

from pathlib import Path

import pytest

from mistakes import MESSAGES, Case, make_changes, messages_page, read_cases, small_course
from mistakes import write_cases as write
from studyguide.command.check import read_all
from studyguide.model.problems import Problem

CASES = read_cases()


def messages(course: Path) -> list[str]:
    _, problems = read_all(course)
    return [_shown(problem) for problem in sorted(problems)]


def _shown(problem: Problem) -> str:
    notes = {"error": "", "warning": " (strict build only)", "advice": " (advice)"}
    return f"{problem}{notes[problem.severity]}"


def test_the_small_course_has_no_mistake(tmp_path: Path) -> None:
    assert messages(small_course(tmp_path)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["case"]))
def test_a_mistake_gets_its_message(case: Case, tmp_path: Path, update_goldens: bool) -> None:
    course = small_course(tmp_path)
    make_changes(course, case)
    found = messages(course)
    if update_goldens:
        case["says"] = found
        write(CASES)
        MESSAGES.write_text(messages_page(CASES), encoding="utf-8")
    assert found, "a mistake must not pass unnoticed"
    assert found == case["says"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("$" + r"\frac{1}{" * 600 + "x" + "}" * 600 + "$", "too many parts within each other"),
        ("$" + r"\sqrt" * 900 + " x$", "too many parts within each other"),
        ("a" * 100_000, "a word of more than 2000 letters"),
        ("- " * 300 + "a", "too many lists or quotations"),
    ],
    ids=["fractions", "roots", "a word", "lists"],
)
def test_what_no_reader_could_read_is_told_at_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    course = small_course(tmp_path)
    file = course / "content/lessons/02-steps/lesson.en.md"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    (told,) = messages(course)
    assert told.startswith("content/lessons/02-steps/lesson.en.md:10: ")
    assert message in told


def test_a_lesson_as_a_simple_editor_writes_it_is_read(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = course / "content/lessons/02-steps/lesson.en.md"
    text = file.read_text(encoding="utf-8").replace("[[step size]]", "[[step\u00a0si\u00adze]]")
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert messages(course) == []


def test_the_page_of_messages_is_what_the_cases_say() -> None:
    assert MESSAGES.read_text(encoding="utf-8") == messages_page(CASES)


def test_there_are_at_least_forty_kinds_of_mistake() -> None:
    assert len({message for case in CASES for message in case["says"]}) >= 40
