"""Reads text files as editors on every system write them, and reports wrong encodings."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from studyguide.model.characters import control_character
from studyguide.model.problems import Problem, Problems

_WIDE = {
    codecs.BOM_UTF32_LE: "UTF-32", codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16",
}  # fmt: skip
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_GARBLED = re.compile(
    "(?:[ÃÅÄ][\x80-\xa0¢-ª¬-º¼-¾\u0152-\u203a]|â€[\x80-\xbf\u0152-\u203a\u2122]|Â[ °§©®·])"
)
_LOST = "\ufffd"
LONGEST_LINE = 10_000
"""Some constructs take time that grows with the square of a line; nobody writes such a one."""


def read_text_file(file: Path, path: str) -> tuple[str, Problems]:
    r"""Return the text of a file with `\n` as its line ends, and problems with its characters.

    A byte order mark, as Notepad writes it, is dropped. `path` is the name used in messages.
    """
    data = file.read_bytes()
    wide = next((name for mark, name in _WIDE.items() if data.startswith(mark)), None)
    if wide or _has_two_bytes_a_letter(data):
        message = f"the file is in {wide or 'UTF-16'}. Save it as UTF-8"
        return "", (Problem(path, 1, message),)
    try:
        text = _LINE_END.sub("\n", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return "", (_encoding_problem(data, error.start, path),)
    return text, tuple(_character_problems(text, path))


def _has_two_bytes_a_letter(data: bytes) -> bool:
    """Whether bytes look like UTF-16 without a byte order mark: every other one is zero."""
    return len(data) > 1 and data[:512].count(0) * 3 > len(data[:512])


def _encoding_problem(data: bytes, at: int, path: str) -> Problem:
    """Return the problem with bytes that are not UTF-8, at the line of the first."""
    begin, end = data.rfind(b"\n", 0, at) + 1, data.find(b"\n", at)
    line = data[begin : end if end >= 0 else len(data)].decode("cp1252", "replace")
    near = line[max(0, at - begin - 10) : at - begin + 11].strip()
    number = data[:at].count(b"\n") + 1
    if number == 1:
        number = data[:at].replace(b"\r\n", b"\n").count(b"\r") + 1
    guess = f"perhaps in Windows-1252, as '{near}'" if _LOST not in near else "in another encoding"
    return Problem(path, number, f"the file is not in UTF-8, but {guess}. Save it as UTF-8")


def _character_problems(text: str, path: str) -> Iterator[Problem]:
    """Yield problems with endless lines, control characters and letters in a wrong encoding."""
    if not (
        control_character(text)
        or _LOST in text
        or _GARBLED.search(text)
        or any(len(line) > LONGEST_LINE for line in text.split("\n"))
    ):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            message = f"a line of more than {LONGEST_LINE} characters. Divide it"
            yield Problem(path, number, message)
            continue
        if character := control_character(line):
            yield Problem(path, number, f"{character}. Remove it")
        if _LOST in line:
            yield Problem(
                path, number, f"'{_LOST}' stands for a letter that was lost. Write it anew"
            )
        for garbled in _GARBLED.findall(line)[:1]:
            meant = _meant(garbled)
            if meant:
                message = f"'{garbled}' is '{meant}' in a wrong encoding. Write '{meant}'"
                yield Problem(path, number, message)


def _meant(garbled: str) -> str:
    """Return the letter that was garbled by a wrong encoding, empty if it cannot be told."""
    try:
        return garbled.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
