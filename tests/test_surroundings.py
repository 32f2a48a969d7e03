"""What a system refuses is told and keeps the last site; whatever else it is changes nothing."""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sites import Site, environment, files, project_with
from studyguide.engine.build_environment import environment_fault
from studyguide.model.system_faults import system_fault

KEPT = "Nothing was built: site/ is as it was.\n"
OLD = {"index.html": b"old"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = project_with("tests/small_course", tmp_path)
    (project / "site").mkdir()
    (project / "site/index.html").write_bytes(OLD["index.html"])
    return project


def said(
    project: Path, command: str, *, before: Callable[[], object] | None = None, **variables: str
) -> tuple[int, str]:
    """Return how a command ended in a process of its own, and the last two lines that it said."""
    done = subprocess.run(
        [sys.executable, "-m", "studyguide", command],
        cwd=project,
        env=environment(project) | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        preexec_fn=before,
    )
    assert "Traceback" not in done.stdout
    return done.returncode, "".join(done.stdout.splitlines(keepends=True)[-2:])


def test_a_file_in_the_place_of_the_cache_is_told(project: Path) -> None:
    (project / ".cache").touch()
    code, told = said(project, "build")
    assert (code, told) == (1, f"{project}/.cache: file exists. Remove what is there\n{KEPT}")
    assert files(project / "site") == OLD
    assert said(project, "check")[0] == 0


def without_the_rights_of_root() -> None:
    """Let a folder that is not to be written not be written by root either."""
    library = ctypes.CDLL(None)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        library.prctl(24, capability)  # PR_CAPBSET_DROP


def test_a_project_that_cannot_be_written_can_be_checked(project: Path) -> None:
    project.chmod(0o555)
    try:
        code, told = said(project, "build", before=without_the_rights_of_root)
        fix = "Give yourself the right to do that, or work in a folder of yours"
        assert (code, told) == (1, f"{project}/.cache: permission denied. {fix}\n{KEPT}")
        assert said(project, "check", before=without_the_rights_of_root)[0] == 0
    finally:
        project.chmod(0o755)
    assert files(project / "site") == OLD


def test_where_no_more_can_be_written_the_last_site_stays(project: Path) -> None:
    """A limit of the size of files is to the process what a full disk is."""
    lesson = project / "content/lessons/02-steps"
    (lesson / "files").mkdir()
    (lesson / "files/data.bin").write_bytes(bytes(9_000_000))
    for file in lesson.glob("lesson.*.md"):
        file.write_text(f"{file.read_text('utf-8')}\n[Data](files/data.bin)\n", "utf-8")
    limit = (8_000_000, resource.RLIM_INFINITY)
    code, told = said(
        project, "build", before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    )
    assert code == 1
    assert "data.bin: file too large. Raise the limit of this session (ulimit -f)" in told
    assert told.endswith(KEPT)
    assert files(project / "site") == OLD
    assert [*(project / ".cache").glob("build-*")] == []


def test_a_date_that_is_none_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "SOURCE_DATE_EPOCH is 'abc', but must be seconds since 1970, in digits."
    assert said(project, "check", SOURCE_DATE_EPOCH="abc") == (2, f"{told} Correct or unset it\n")
    for date, is_told in (("-1", True), ("1.5", True), ("9" * 30, True), ("0", False), ("", False)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", date)
        assert bool(environment_fault()) == is_told


def test_a_reader_who_has_read_enough_is_no_fault(project: Path) -> None:
    source, target = os.pipe()
    os.close(source)
    command = [sys.executable, "-m", "studyguide", "check"]
    done = subprocess.run(
        command, cwd=project, env=environment(project), stdout=target, stderr=subprocess.PIPE,
        check=False,
    )  # fmt: skip
    os.close(target)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "x: no space left on device. Free some space there"),
        (errno.EROFS, "x: read-only file system. Work in a folder that can be written"),
        (errno.ENOENT, None),
    ],
)
def test_only_what_a_system_refuses_is_its_fault(number: int, told: str | None) -> None:
    assert system_fault(OSError(number, os.strerror(number), "x")) == told
    assert system_fault(OSError("ours")) is None


def test_the_same_course_is_the_same_bytes_wherever_and_by_whomever(
    small_site: Site, tmp_path: Path
) -> None:
    """Other are path, folder, user, home, time zone, language, encoding, order of sets, rights."""
    above = tmp_path / "another – plåce 'with' #1"
    project = project_with("tests/small_course", above)
    home = tmp_path / "home"
    home.mkdir()
    lacking = {"LANGUAGE", "LC_CTYPE", "PYTHONIOENCODING", "TERM", "COLUMNS"}
    surroundings = {key: value for key, value in environment().items() if key not in lacking} | {
        "HOME": str(home), "USER": "nobody", "LOGNAME": "nobody", "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
        "PYTHONHASHSEED": "7", "XDG_CACHE_HOME": str(home), "TMPDIR": str(home),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "studyguide", "--root", str(project), "build"],
        cwd=home, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        umask=0o077,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout.decode("latin-1")
    assert files(project / "site") == files(small_site.folder)
