"""Follows a running build: its log, and a progress bar for booklets."""

from __future__ import annotations

import re
import threading

from tqdm import tqdm

from studyguide.command.language_builds import Running

_STEP = re.compile(r"booklets: (\d+) of (\d+)$")
"""The log message after each printed booklet."""


class BuildProgress:
    """Reads the log of a build, and shows the progress of its booklets in a terminal."""

    def __init__(self, process: Running, name: str, place: int) -> None:
        """Start reading; the bar has a name and a position, from 0 at the top."""
        self._process = process
        self._log: list[str] = []
        self._bar = tqdm(desc=name, unit="PDF", position=place, leave=False, disable=None)
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def wait(self) -> tuple[int, list[str]]:
        """Wait for the process, and return its exit code and the logged lines."""
        self._thread.join()
        self._bar.close()
        return self._process.wait(), self._log

    def _read(self) -> None:
        for line in self._process.lines():
            if step := _STEP.search(line):
                self._bar.total = int(step[2])
                self._bar.update(int(step[1]) - self._bar.n)
            else:
                self._log += line.splitlines()
