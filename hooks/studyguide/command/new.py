"""`studyguide new`: writes a small course that can be built at once and then adapted."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from studyguide.command.course_languages import code_problems, language_name, split_codes
from studyguide.command.course_template import (
    DEFAULT,
    Host,
    NewCourse,
    course_files,
    text_language,
)
from studyguide.command.requirement import installed
from studyguide.languages.wording import words_file

_EXAMPLE = 'studyguide new my-course --title "Organic chemistry" --language en'
_NO_CONTENT = frozenset((".git", ".DS_Store", "Thumbs.db", "desktop.ini"))
"""Files in a folder that counts as empty, such as a newly cloned repository."""


class Answers(NamedTuple):
    """The options of a new course, from the command line or asked."""

    title: str
    languages: tuple[str, ...]


def new(folder: Path, *, title: str | None, languages: tuple[str, ...], host: Host) -> int:
    """Write a new course into a folder and print the next steps.

    A missing title or languages are asked. Return 0, or 1 if nothing was written.
    """
    if problem := _folder_problem(folder):
        return _refused(problem)
    given = tuple(code for text in languages for code in split_codes(text))
    if problems := " ".join(code_problems(given)):
        return _refused(problems)
    try:
        answers = _completed(title, given)
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)
        return _refused("No more was answered.")
    if isinstance(answers, str):
        return _refused(answers)
    course = NewCourse(
        title=answers.title, languages=answers.languages, host=host, requirement=installed()
    )
    try:
        _write(folder, course_files(course))
    except OSError as error:
        return _refused(f"{folder}: {error.strerror or error}. Choose a folder you may write to.")
    print(_closing(folder, course))
    return 0


def _refused(reason: str) -> int:
    print(f"{reason}\nNothing was written.", file=sys.stderr)
    return 1


def _folder_problem(folder: Path) -> str:
    """Return why a course cannot be written into a folder, with a fix; empty if it can."""
    if folder.exists() and not folder.is_dir():
        return f"{folder} is a file. Name a new folder."
    within = {path.name for path in folder.iterdir()} - _NO_CONTENT if folder.exists() else set()
    if within:
        some = ", ".join(sorted(within)[:3])
        return f"{folder} is not empty ({some} …). Name a new folder, or empty this one first."
    return ""


def _completed(title: str | None, languages: tuple[str, ...]) -> Answers | str:
    """Return the title and languages, asking for what is missing, or an error message."""
    if title is not None and not title.split():
        return "The title is empty. Write one behind --title."
    missing = [
        option
        for option, given in (("--title TEXT", title), ("--language CODE", languages))
        if not given
    ]
    if missing and not sys.stdin.isatty():
        options = " and ".join(missing)
        return f"Nobody can be asked here, so write {options} as well:\n  {_EXAMPLE}"
    return Answers(
        title=" ".join((title or _ask_title()).split()), languages=languages or _ask_languages()
    )


def _ask_title() -> str:
    print("What is the course called? Readers see it on every page; it can be changed at any time.")
    while not (title := input("Title: ").strip()):
        pass
    return title


def _ask_languages() -> tuple[str, ...]:
    print(
        "\nIn which languages? Write their codes with commas between, the main one first:\n"
        "  en               English alone\n"
        "  de, en           German, and English as a second language of every page\n"
        "Most courses need one, and others can be added later."
    )
    while True:
        codes = split_codes(input(f"Languages [{DEFAULT}]: ")) or (DEFAULT,)
        problems = tuple(code_problems(codes))
        if not problems:
            return codes
        print(*problems, sep="\n")


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files next to the folder, then move them into place, all or none.

    Raises `OSError`.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".new-course-", dir=folder.parent) as temporary:
        course = Path(temporary, "course")
        for path, data in files.items():
            file = course / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        if not folder.exists():
            course.rename(folder)
            return
        for part in course.iterdir():
            part.rename(folder / part.name)


def _closing(folder: Path, course: NewCourse) -> str:
    """Return a summary and the next commands."""
    lines = [f"{folder} is a course that can be built: a week with a lesson, to change into yours."]
    foreign = [code for code in course.languages if text_language(code) != code.partition("-")[0]]
    if foreign:
        listed = ", ".join(map(language_name, foreign))
        lines.append(f"Its example is in English where it should be in {listed}: write your own.")
    wordless = [code for code in course.languages if not words_file(code)]
    if wordless:
        listed = ", ".join(map(language_name, wordless))
        files = ", ".join(f"content/languages/{code}.yml" for code in wordless)
        lines.append(f"The site itself has no words in {listed} yet: translate them in {files}.")
    if course.requirement.note:
        lines.append(f"requirements.txt: {course.requirement.note}")
    here = [] if folder.resolve() == Path.cwd() else [f'  cd "{folder}"']
    return "\n".join((
        *lines,
        "",
        *here,
        "  studyguide serve    show it at http://127.0.0.1:8000, new at each save",
        "  studyguide build    write the whole site into site/",
        "",
        "README.md there says what to write where, and how to publish it.",
    ))  # fmt: skip
