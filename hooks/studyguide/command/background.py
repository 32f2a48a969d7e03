"""Checks the whole course in a separate process while pages are served."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from studyguide.command.check import mkdocs_problems, read, stops
from studyguide.model.problems import Problem, Problems

_AFTER = 0.7
"""The delay in seconds, so that pages come first."""


@dataclass(slots=True)
class BackgroundCheck:
    """Checks a project after each save; a further save cancels a running check."""

    root: Path
    on_problems: Callable[[Problems], None]
    """Receives the problems."""
    _process: subprocess.Popen[str] | None = None
    _timer: threading.Timer | None = None

    def start(self) -> None:
        """Check the project as it is now, after the open pages have reloaded."""
        self.stop()
        self._timer = threading.Timer(_AFTER, self._start)
        self._timer.daemon = True
        self._timer.start()

    def _start(self) -> None:
        command = [sys.executable, "-m", "studyguide.command.background", str(self.root)]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        threading.Thread(target=self._wait, args=(self._process,), daemon=True).start()

    def stop(self) -> None:
        """Cancel the running or waiting check."""
        if self._timer is not None:
            self._timer.cancel()
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            process.kill()

    def _wait(self, process: subprocess.Popen[str]) -> None:
        output, _ = process.communicate()
        if process is self._process and process.returncode == 0:
            self.on_problems(tuple(Problem(**problem) for problem in json.loads(output)))


def main(folder: str) -> None:
    """Print every problem of a project as JSON."""
    root = Path(folder)
    guide, problems = read(root, drafts=True, serving=True)
    if guide is not None and not stops(problems, strict=False):
        problems = (*problems, *mkdocs_problems(root, guide))
    print(json.dumps([asdict(problem) for problem in problems]))


if __name__ == "__main__":
    main(sys.argv[1])
