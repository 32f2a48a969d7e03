"""MkDocs' warnings on `docs/` and `mkdocs.yml` → problems with a line and a fix."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from os.path import relpath
from pathlib import Path

from studyguide.engine.settings import Settings
from studyguide.model.problems import Problem, Severity

_CONFIG = "mkdocs.yml"
_LOCATED = re.compile(r"(?:studyguide: )?(?P<path>[^:]+):(?P<line>\d+): (?P<message>.*)", re.DOTALL)
_LINK = re.compile(
    r"Doc file '(?P<page>[^']+)' contains (?:a|an absolute|an unrecognized relative) "
    r"link '(?P<target>[^']*)'.*?(?P<guess> Did you mean '[^']*'\?)?$",
    re.DOTALL,
)
_NAVIGATION = re.compile(r"(?:A reference|An absolute path) to '(?P<target>[^']*)' is included in")
_SETTING = re.compile(r"(?:mkdocs\.yml: |Config value )?(?P<message>.*?'(?P<key>\w+).*)", re.DOTALL)


@dataclass(slots=True)
class WarningReader:
    """Converts what MkDocs logs while it builds the site of one language."""

    root: Path
    settings: Settings
    languages: tuple[str, ...]
    """The order of preference for a page of `docs/`: the built language, then the others."""
    _occurrences: Counter[tuple[Path, str]] = field(default_factory=Counter)

    def problem(self, message: str, severity: Severity = "error") -> Problem:
        """Return the problem for a log or error message; without a file it is in `mkdocs.yml`."""
        message = " ".join(message.split())
        if located := _LOCATED.fullmatch(message):
            return Problem(located["path"], int(located["line"]), located["message"], severity)
        if link := _LINK.fullmatch(message):
            page, target = self._source(link["page"]), link["target"]
            fault = _link_fault(target, message, link["guess"] or "")
            path = Path(relpath(page, self.root)).as_posix()
            return Problem(path, self._line(page, target), fault, severity)
        config = self.root / _CONFIG
        if entry := _NAVIGATION.match(message):
            fault = f"nav: no page '{entry['target']}' in {self.settings.docs.name}/"
            fix = ". Write the path of a page as it is below that folder"
            return Problem(_CONFIG, self._line(config, entry["target"]), fault + fix, severity)
        if setting := _SETTING.fullmatch(message):
            return Problem(
                _CONFIG, self._line(config, f"{setting['key']}:"), setting["message"], severity
            )
        return Problem(_CONFIG, 1, message, severity)

    def _source(self, uri: str) -> Path:
        """Return the file of a page: `docs/about.nb.md` for `about.md`."""
        stem = uri.removesuffix(".md")
        translated = [f"{stem}.{language}.md" for language in self.languages]
        names = (*translated[:1], uri, *translated[1:])
        docs = self.settings.docs
        return next((docs / name for name in names if (docs / name).is_file()), docs / uri)

    def _line(self, file: Path, text: str) -> int:
        """Return the line of a text's next occurrence: the second if the first was returned, …"""
        self._occurrences[file, text] += 1
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            return 1
        numbers = [number for number, line in enumerate(lines, start=1) if text in line] or [1]
        return numbers[min(self._occurrences[file, text], len(numbers)) - 1]


def _link_fault(target: str, message: str, guess: str) -> str:
    if "no such anchor" in message or "does not contain an anchor" in message:
        return f"nothing has the anchor of '{target}'. Link to a heading that is there"
    fix = guess or " Write the path of a file from this page: 'other.md', 'glossary/name.md'"
    if "an absolute link" in message:
        return f"'{target}' begins at the root of the server, where another site may be.{fix}"
    return f"no page or file at '{target}'.{fix}"


class ProblemHandler(logging.Handler):
    """Converts what MkDocs logs as warnings and errors, and passes on each line."""

    def __init__(self, reader: WarningReader, pass_on: Callable[[str], None]) -> None:
        super().__init__()
        self._reader, self._pass_on = reader, pass_on
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if record.levelno < logging.WARNING:
            self._pass_on(f"{record.levelname:8}-  {message}")
            return
        severity: Severity = "error" if record.levelno >= logging.ERROR else "warning"
        problem = self._reader.problem(message, severity)
        self.problems.append(problem)
        self._pass_on(str(problem))


@contextmanager
def collected(reader: WarningReader) -> Iterator[list[Problem]]:
    """Collect what MkDocs logs as problems, instead of showing it in the terminal."""
    handler = ProblemHandler(reader, lambda _: None)
    logger = logging.getLogger("mkdocs")
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield handler.problems
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated
