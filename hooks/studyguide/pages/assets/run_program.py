"""Runs a program, and tells whether it does what it should: in browsers, and for `check`.

Browsers get this file as it is, so it imports nothing but Python's own modules.
"""

from __future__ import annotations

import doctest
import io
import json
import linecache
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout

FILE = "program.py"
"""What error messages call the code."""
_PROMPT = ">>> "


class _Output(io.TextIOBase):
    """Gives on what is written, and remembers it."""

    def __init__(self, write: Callable[[str], object], *, remembers: bool) -> None:
        self._write = write
        self._remembers = remembers
        self.written: list[str] = []

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self._remembers:
            self.written.append(text)
        self._write(text)
        return len(text)


def run(code: str, expected: str, write: Callable[[str], object]) -> str:
    """Run code, and return the result as JSON: `{"failed": false, "right": true, "wrong": []}`.

    What it writes, and the error that ends it, is given to `write` as it comes. `expected` is what
    it should print, or examples as in Python's documentation; `right` is null if it is empty.
    """
    out = _Output(write, remembers=bool(expected))
    errors = _Output(write, remembers=False)
    names: dict[str, object] = {"__name__": "__main__"}
    examples = expected if expected.startswith(_PROMPT) else ""
    with redirect_stdout(out), redirect_stderr(errors):
        failed = _failed(code, names)
    wrong = [] if failed else list(_wrong(examples, names))
    is_right = not wrong if examples else _lines("".join(out.written)) == _lines(expected)
    right = is_right and not failed if expected else None
    return json.dumps({"failed": failed, "right": right, "wrong": wrong})


def _failed(code: str, names: dict[str, object]) -> bool:
    """Run code, and return whether an error has ended it, which is then written as Python does."""
    linecache.cache[FILE] = (len(code), None, code.splitlines(keepends=True), FILE)
    try:
        exec(compile(code, FILE, "exec"), names)  # noqa: S102, that is what it is for
    except SystemExit as error:
        return error.code not in (None, 0)
    except BaseException as error:
        inside = error.__traceback__.tb_next if error.__traceback__ else None
        traceback.print_exception(error.with_traceback(inside))
        return True
    return False


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def _wrong(examples: str, names: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the examples that give something else, with what they give."""
    checker = doctest.OutputChecker()
    for example in doctest.DocTestParser().get_examples(examples):
        got, error = _given(example.source, names)
        wanted = example.exc_msg or example.want
        if not checker.check_output(wanted, error if example.exc_msg else got + error, 0):
            yield example.source.strip(), (got + error).strip()


def _given(source: str, names: dict[str, object]) -> tuple[str, str]:
    """Return what an example prints, and the error that ends it; empty if there is none."""
    out = io.StringIO()
    try:
        with redirect_stdout(out):
            exec(compile(source, FILE, "single"), names)  # noqa: S102, as above
    except BaseException as error:
        return out.getvalue(), traceback.format_exception_only(error)[-1]
    return out.getvalue(), ""


def _main() -> None:
    """Read `[code, expected]` as JSON, and write `[result, what was written]`."""
    code, expected = json.load(sys.stdin)
    sys.stdin = io.StringIO()
    written: list[str] = []
    result = json.loads(run(code, expected, written.append))
    print("\n" + json.dumps([result, "".join(written)]))


if __name__ == "__main__":
    _main()
