"""`studyguide serve`: the site on this machine as of the last save, with mistakes on the page.

Nothing is built. After a save, open pages reload, and each page is rendered on request; errors that
the save causes elsewhere are found in the background.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

from studyguide.command.background import BackgroundCheck
from studyguide.command.check import show, summary
from studyguide.command.dev_server import LOCAL, DevServer
from studyguide.command.live_course import LiveCourse
from studyguide.engine.settings import read_settings
from studyguide.model.problems import Problems, errors

WATCHED = ("content", "hooks", "mkdocs.yml")
_FREE_PORTS = range(1024, 65536)
"""Lower ports are reserved by the system."""
_CODE = (".py", ".yml", ".html")
_ASSETS = (".css", ".js", ".woff2", ".svg")
_VERSION = "STUDYGUIDE_SERVED"
"""The environment variable that passes the number of changes to a new process."""


def serve(root: Path, *, port: int, host: str = LOCAL) -> int:
    """Serve until interrupted; return 0, or 2 if the port is taken or the address not ours."""
    settings = read_settings(root)
    try:
        preview = DevServer.start(port, host=host, version=int(os.environ.pop(_VERSION, "0")))
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else "there is no such port"
        suggestion = port + 1 if _FREE_PORTS[0] <= port < _FREE_PORTS[-1] else 8000
        if host == LOCAL:
            print(f"port {port}: {reason}. Try --port {suggestion}", file=sys.stderr)
        else:
            print(f"{host}, port {port}: {reason}. Try without --host", file=sys.stderr)
        return 2
    course = LiveCourse(
        root, preview.url, settings, lambda problems: _show_problems(problems, preview)
    )
    background = BackgroundCheck(root, course.on_problems)
    print(f"Serving   {preview.url} (Ctrl+C stops)")
    try:
        for changed in _saves(root, settings.docs):
            if any(_is_code(path, root) for path in changed):
                _start_again(preview, background)
            _renew(course, changed, preview, background)
    except KeyboardInterrupt:
        pass
    finally:
        background.stop()
        preview.stop()
        shutil.rmtree(root / ".cache" / "serve", ignore_errors=True)
    return 0


def _saves(root: Path, docs: Path) -> Iterator[list[Path]]:
    """Yield the files of each save, after an empty list at the start.

    Watching begins before that, so that no save is missed. Several writes of an editor within a few
    milliseconds are one save.
    """
    paths = [docs, *(root / name for name in WATCHED)]
    watched = [folder for folder in paths if folder.exists()]
    changes = watch(*watched, debounce=60, step=15, rust_timeout=100, yield_on_timeout=True)
    next(changes)
    yield []
    yield from ([Path(path) for _, path in saved] for saved in changes if saved)


def _renew(
    course: LiveCourse, changed: list[Path], preview: DevServer, background: BackgroundCheck
) -> None:
    """Read a save and show it; on mistakes, keep the last pages and list the mistakes."""
    began = time.monotonic()
    background.stop()
    docs = any(path.is_relative_to(course.settings.docs) for path in changed)
    problems = course.renew(docs=docs)
    mistakes = errors(problems)
    if course.guide is None or mistakes:
        preview.show_problems(
            _lines(mistakes)
        )  # first the pages, so that they are current when the terminal shows it
        show(problems)
        return
    assets = any(path.suffix in _ASSETS for path in changed)
    preview.show(course, _lines(problems), assets=assets)
    print(f"Built     {summary(course.guide)} in {time.monotonic() - began:.2f} s")
    background.start()


def _show_problems(problems: Problems, preview: DevServer) -> None:
    """Show the problems of the whole course."""
    preview.show_problems(_lines(problems))
    show(problems)


def _lines(problems: Problems) -> list[str]:
    """Return the problems for pages to list, without missing translations, which they mark."""
    return [str(problem) for problem in sorted(problems) if not problem.missing]


def _is_code(path: Path, root: Path) -> bool:
    """Return whether a change needs a new process, since Python does not re-import code."""
    return path.suffix in _CODE and not path.is_relative_to(root / "content")


def _start_again(preview: DevServer, background: BackgroundCheck) -> None:
    """Restart this command in the same process, with the current code and settings."""
    background.stop()
    os.environ[_VERSION] = str(preview.state.version + 1)
    preview.stop()
    sys.stdout.flush()
    command = [sys.executable, *sys.orig_argv[1:]]
    if os.name == "nt":  # there the terminal takes a replaced process for an ended one
        sys.exit(subprocess.call(command))
    os.execv(sys.executable, command)  # noqa: S606, ourselves
