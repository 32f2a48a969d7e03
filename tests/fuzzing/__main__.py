"""Damages courses and prints faults: `python -m fuzzing [SECONDS] [SEED] [COURSE]`."""

from __future__ import annotations

import faulthandler
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random, SystemRandom
from tempfile import TemporaryDirectory
from types import FrameType

from fuzzing.courses import write_courses
from fuzzing.damage import damage
from fuzzing.trial import faults
from studyguide.formulas.latex.preamble import PLAIN
from studyguide.text.parsing.parse import parse_inline

_LONGEST = 5
"""Seconds of work that a course may take to be read and shown."""


class TooLongError(Exception):
    """A course was not read and shown in time."""


def main(seconds: float, seed: int, course: Path | None, kept: Path) -> int:
    """Try courses until the time is up; return how many had a fault."""
    counts: Counter[str] = Counter()
    end = time.monotonic() + seconds
    with TemporaryDirectory() as folder:
        courses = (course,) if course else write_courses(Path(folder) / "courses")
        parse_inline("$\\ce{H2O}$", preamble=PLAIN)  # what is started once is in nobody's time
        number = 0
        while time.monotonic() < end:
            number += 1
            name = f"{seed}-{number}"
            random = Random(name)
            tried = Path(folder) / "course"
            shutil.copytree(random.choice(courses), tried, symlinks=True)
            done = [damage(random, tried) for _ in range(random.choice((1, 1, 1, 2, 3)))]
            (Path(folder) / "now").write_text(name, encoding="utf-8")
            for fault in (found := _found(tried)):
                print(f"{name} ({'; '.join(done)}): {fault}", flush=True)
            if found:
                shutil.copytree(tried, kept / name, symlinks=True)
            counts["at fault" if found else "well"] += 1
            shutil.rmtree(tried)
    print(f"seed {seed}: {number} courses, {counts['at fault']} with faults")
    return counts["at fault"]


def _found(course: Path) -> list[str]:
    signal.setitimer(signal.ITIMER_PROF, _LONGEST)
    signal.alarm(_LONGEST * 12)
    try:
        return [*faults(course)]
    except Exception:
        return [traceback.format_exc(limit=-4)]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)


def _stop(_: int, frame: FrameType | None) -> None:
    place = f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else "?"
    raise TooLongError(f"{_LONGEST} seconds were not enough: {place}")


if __name__ == "__main__":
    faulthandler.enable()
    for clock in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(clock, _stop)
    given = dict(enumerate(sys.argv[1:]))
    chosen = int(given.get(1) or SystemRandom().randrange(10**9))
    only = Path(given[2]) if 2 in given else None
    kept = Path(".cache/fuzzing")
    sys.exit(bool(main(float(given.get(0, 60)), chosen, only, kept)))
