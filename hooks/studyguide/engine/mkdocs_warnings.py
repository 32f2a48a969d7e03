"""MkDocs' warnings on `docs/` and `mkdocs.yml` → problems with a line and a fix."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from os.path import relpath
from pathlib import Path

from studyguide.engine.settings import Settings
from studyguide.model.problems import Problem, Problems, Severity

_CONFIG = "mkdocs.yml"
_LOCATED = re.compile(r"(?:studyguide: )?(?P<path>[^:]+):(?P<line>\d+): (?P<message>.*)", re.DOTALL)
_LINK = re.compile(
    r"Doc file '(?P<page>[^']+)' contains (?:a|an absolute|an unrecognized relative) "
    r"link '(?P<target>[^']*)'(?P<reason>.*?)(?P<guess> Did you mean '[^']*'\?)?$",
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

    def problem(self, record: logging.LogRecord) -> Problem:
        """Return the problem for a log record; without a file it is in `mkdocs.yml`."""
        message = " ".join(record.getMessage().split())
        severity: Severity = "error" if record.levelno >= logging.ERROR else "warning"
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
        first, *others = (f"{stem}.{language}.md" for language in self.languages)
        names = (first, uri, *others)
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


@contextmanager
def collected(reader: WarningReader) -> Iterator[list[Problem]]:
    """Collect what MkDocs logs as problems, instead of showing it in the terminal."""
    problems: list[Problem] = []
    handler = _CollectingHandler(reader, problems)
    logger = logging.getLogger("mkdocs")
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield problems
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated


class _CollectingHandler(logging.Handler):
    def __init__(self, reader: WarningReader, problems: list[Problem]) -> None:
        super().__init__(logging.WARNING)
        self._reader, self._problems = reader, problems

    def emit(self, record: logging.LogRecord) -> None:
        self._problems.append(self._reader.problem(record))


def setting_problem(reader: WarningReader, error: Exception) -> Problem:
    """Return the problem for an error that MkDocs raised about its settings."""
    record = logging.LogRecord("mkdocs", logging.ERROR, "", 0, str(error), None, None)
    return reader.problem(record)


def without_repetitions(problems: Problems) -> Problems:
    """Return each problem once, in order: every language reports those of `mkdocs.yml`."""
    return tuple(dict.fromkeys(problems))
