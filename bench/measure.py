"""What a command costs: seconds, seconds of CPU, memory, calls of functions."""

from __future__ import annotations

import os
import pstats
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.projects import environment


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command and the processes that it waited for took."""

    seconds: float
    cpu: float
    """User and system, of all processes, in seconds."""
    peak: float
    """The largest process, in MiB."""


class Failed(Exception):  # noqa: N818, it is told as one
    """A measured command failed; its last words are the message."""


def cost(command: Sequence[str], folder: Path, env: Mapping[str, str] | None = None) -> Cost:
    """Run a command and return its cost. Raises `Failed`."""
    log = folder / "bench.log"
    began = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=folder, env=env or environment(), stdout=out, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        words = log.read_text(encoding="utf-8", errors="replace")[-600:]
        raise Failed(f"{' '.join(command)}: {words}")
    seconds = time.monotonic() - began
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def calls(arguments: Sequence[str], folder: Path) -> int:
    """Return how many calls of functions `python -m …` makes: the same, run after run."""
    profile = folder / "bench.profile"
    cost([sys.executable, "-m", "cProfile", "-o", str(profile), "-m", *arguments], folder)
    found: int = pstats.Stats(str(profile)).total_calls  # type: ignore[attr-defined]
    return found


def rounds(
    variants: Mapping[str, Callable[[], Cost]], number: int, told: Callable[[str], None]
) -> dict[str, list[Cost]]:
    """Return the costs of each variant, run in turn: what slows a round slows all of them."""
    found: dict[str, list[Cost]] = {name: [] for name in variants}
    for at in range(number):
        for name, run in variants.items():
            found[name].append(run())
            last = found[name][-1]
            told(f"round {at + 1} {name:28} {last.cpu:8.2f} s CPU {last.seconds:8.2f} s")
    return found


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the median of the ratios of the rounds."""
    return median(a / b for a, b in zip(one, other, strict=True))
