"""Each mistake of an author gives exactly the message that is promised."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal
from unicodedata import normalize
from urllib.parse import unquote

import pytest

from mistakes import MESSAGES, Case, make_changes, messages_page, read_cases, small_course
from mistakes import write_cases as write
from studyguide.command.check import read_all
from studyguide.model.problems import Problem
from studyguide.pages.registry import registry_of
from studyguide.pages.site import UNPUBLISHED

CASES = read_cases()
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


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
        ("a" * 9_000, "a word of more than 2000 letters"),
        ("a " * 50_000, "a line of more than 10000 characters"),
        ("- " * 300 + "a", "too many lists or quotations"),
    ],
    ids=["fractions", "roots", "a word", "a line", "lists"],
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


LEFT_BEHIND = (
    "Thumbs.db", "desktop.ini", ".DS_Store", "._terms.yml", "~$notes.docx", ".~lock.notes.odt#",
    ".#terms.yml", "#terms.yml#", "terms.yml~", "terms.yml.bak", "terms.yml.orig", "terms.tmp",
    ".terms.yml.swp", "__MACOSX/hill.svg",
)  # fmt: skip


def test_what_systems_and_editors_leave_behind_is_not_read(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    lesson = "content/lessons/02-steps"
    for folder in (
        "content",
        "content/lessons",
        lesson,
        f"{lesson}/figures",
        f"{lesson}/files",
        "docs",
    ):
        for name in LEFT_BEHIND:
            file = course / folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"\xff\x00")
    assert messages(course) == []


@pytest.mark.parametrize("disk", ["NFC", "NFD"])
@pytest.mark.parametrize("text", ["NFC", "NFD"])
def test_letters_with_accents_name_the_same_file_however_they_are_composed(
    tmp_path: Path, disk: Literal["NFC", "NFD"], text: Literal["NFC", "NFD"]
) -> None:
    course = small_course(tmp_path)
    lesson = course / "content/lessons/02-steps"
    for file in ("figures/højde é.png", "files/højde é.pdf"):
        path = lesson / normalize(disk, file)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(PICTURE)
    written = "\n![A hill](<figures/højde é.png>)\n\n[Slides](<files/højde é.pdf>)\n"
    article = lesson / "lesson.en.md"
    article.write_text(
        article.read_text(encoding="utf-8") + normalize(text, written), encoding="utf-8"
    )
    assert messages(course) == []
    guide, _ = read_all(course)
    assert guide is not None
    registry, _ = registry_of(guide, "en", release=UNPUBLISHED, compiler=None)
    published = {file.uri for file in registry.files()}
    html = registry.page("lessons/steps.md").body
    links = re.findall(r'(?:src|href)="([^"]*/h[^"]*jde[^"]*)"', html)
    assert {f"lessons/steps/{unquote(link)}" for link in links} == {
        uri for uri in published if "højde" in uri
    }
    assert len(links) == 2


ENDS = {"as on Linux": b"\n", "as on Windows": b"\r\n", "as on old Macs": b"\r"}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without a mark", "with a mark"])
def test_files_are_read_as_every_system_writes_them(
    tmp_path: Path, end: bytes, mark: bytes
) -> None:
    course = small_course(tmp_path)
    for file in course.rglob("*.*"):
        if file.suffix in (".md", ".yml", ".svg"):
            file.write_bytes(mark + file.read_bytes().replace(b"\n", end))
    assert messages(course) == []
