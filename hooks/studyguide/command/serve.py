"""`studyguide serve`: the site on this machine, rebuilt at each save, mistakes on the page."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import watch

from studyguide.command.check import read, show, summary
from studyguide.command.engine import Edition, editions, start_worker
from studyguide.command.preview import Preview
from studyguide.engine.settings import read_settings
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems

WATCHED = ("content", "hooks", "mkdocs.yml")
_CODE = (".py", ".yml")


@dataclass(slots=True)
class Workers:
    """The processes that build, one per language, started when first needed."""

    site_url: str
    running: dict[Edition, subprocess.Popen[str]] = field(default_factory=dict)

    def build(self, wanted: Iterable[Edition], folder: Path) -> str:
        """Build every language into a folder; return what failed, empty if nothing."""
        processes = [(edition, self._worker(edition)) for edition in wanted]
        for edition, process in processes:
            assert process.stdin is not None
            process.stdin.write(f"{folder / edition.folder}\n")
            process.stdin.flush()
        return "\n".join(filter(None, (_answer(process) for _, process in processes)))

    def stop(self) -> None:
        """End the processes: the next build starts new ones, with new code."""
        for process in self.running.values():
            process.kill()
            process.wait()
        self.running.clear()

    def _worker(self, edition: Edition) -> subprocess.Popen[str]:
        process = self.running.get(edition)
        if process is None or process.poll() is not None:
            process = self.running[edition] = start_worker(edition, self.site_url)
        return process


def serve(root: Path, *, port: int) -> int:
    """Serve until interrupted; return 0, or 2 if the port is taken."""
    cache = root / ".cache" / "serve"
    shutil.rmtree(cache, ignore_errors=True)
    try:
        preview = Preview.start(port)
    except OSError as error:
        print(f"port {port}: {error.strerror}. Try --port {port + 1}", file=sys.stderr)
        return 2
    workers = Workers(preview.url)
    print(f"Serving   {preview.url} (Ctrl+C stops)")
    try:
        for number, changed in enumerate(_saves(root)):
            if any(_is_code(path, root) for path in changed):
                workers.stop()
            _rebuild(root, cache, workers, preview, number=number)
    except KeyboardInterrupt:
        pass
    finally:
        workers.stop()
        preview.stop()
        shutil.rmtree(cache, ignore_errors=True)
    return 0


def _saves(root: Path) -> Iterator[list[Path]]:
    """Yield the files of each save; first, at once, none of them, for the first build.

    The watching begins before that, so that a save during a build is not lost.
    """
    places = [read_settings(root).docs, *(root / name for name in WATCHED)]
    watched = [place for place in places if place.exists()]
    watched += sorted(root.glob("mkdocs.*.yml"))
    changes = watch(*watched, debounce=100, step=30, rust_timeout=200, yield_on_timeout=True)
    next(changes)
    yield []
    yield from ([Path(path) for _, path in saved] for saved in changes if saved)


def _rebuild(root: Path, cache: Path, workers: Workers, preview: Preview, *, number: int) -> None:
    """Build into a new folder and show it; with mistakes, keep the last site and list them."""
    began = time.monotonic()
    guide, problems = read(root)
    errors = [str(problem) for problem in sorted(problems) if problem.severity == "error"]
    if guide is None or errors:
        preview.tell(errors)  # before the terminal: who reads it there finds it here
        show(problems)
        return
    show(problems)
    folder = cache / str(number)
    failure = workers.build(editions(root, guide), folder)
    if failure:
        print(failure, file=sys.stderr)
        preview.tell(failure.splitlines())
        return
    _join(folder, guide)
    preview.show(folder / "root", _lines(problems))
    for old in sorted(cache.iterdir()):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    print(f"Built     {summary(guide)} in {time.monotonic() - began:.1f} s")


def _join(folder: Path, guide: Guide) -> None:
    for language in guide.course.languages[1:]:
        (folder / language).rename(folder / "root" / language)


def _lines(problems: Problems) -> list[str]:
    return [str(problem) for problem in sorted(problems)]


def _is_code(path: Path, root: Path) -> bool:
    """Whether a change needs new processes: Python keeps what it has imported."""
    return path.suffix in _CODE and not path.is_relative_to(root / "content")


def _answer(process: subprocess.Popen[str]) -> str:
    """Return what a worker says of its build: why it failed, or nothing."""
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        return "the build stopped unexpectedly; its last words are above"
    failure: str = json.loads(line)["failure"]
    return failure
