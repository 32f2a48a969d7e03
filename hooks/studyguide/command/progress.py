"""A build watched while it runs: what it logs, and how many booklets it has printed, as a bar."""

from __future__ import annotations

import re
import threading

from tqdm import tqdm

from studyguide.command.language_builds import Running

_STEP = re.compile(r"booklets: (\d+) of (\d+)$")
"""What the engine logs when a booklet is printed."""


class BuildProgress:
    """Reads what a process says, and shows in a terminal how far its booklets are."""

    def __init__(self, process: Running, name: str, place: int) -> None:
        """Begin to read; the bar has a name and a place among others, from 0 at the top."""
        self._process = process
        self._log: list[str] = []
        self._bar = tqdm(desc=name, unit="PDF", position=place, leave=False, disable=None)
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def wait(self) -> tuple[int, list[str]]:
        """Return the exit code of the process and the lines that it said, when it has ended."""
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
