"""Whenever a build is killed, the last site or the new one is there, and nothing else is left."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sites import Site, build_site, environment, files, project_with
from studyguide.command.build_folder import build_folder
from studyguide.command.site_swap import LAST, bring_back, exchange, put_in_place, swap_in_two_steps

KILL = """\
import os, signal, sys
left = int(sys.argv.pop(1))
CHANGES = {
    "open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.fork", "tempfile.mkdtemp",
    "ctypes.dlsym", "fcntl.flock",
}

def count(event, arguments):
    global left
    if event not in CHANGES or left < 0:
        return
    if event == "open" and (not isinstance(arguments[2], int) or not arguments[2] & 3):
        return  # only read
    left -= 1
    if left < 0:
        os.killpg(main, signal.SIGKILL)

main = os.getpid()
sys.addaudithook(count)
"""
"""Kills a process and all that it started before the n-th step of one that may change a file."""
PLACE = """
from pathlib import Path
from studyguide.command.build_folder import build_folder
from studyguide.command.site_swap import put_in_place

root = Path(sys.argv[1])
with build_folder(root, root / "site") as folder:
    new = folder / "root"
    (new / "nb").mkdir(parents=True)
    for name in ("index.html", "nb/index.html"):
        (new / name).write_text("new")
    put_in_place(new, root / "site", beside=folder)
"""
BUILD = """
from studyguide.command.main import main as command
sys.exit(command(["build"]))
"""
OLD = {"index.html": b"old", "nb/index.html": b"old"}
NEW = dict.fromkeys(OLD, b"new")


def killed_after(steps: int, script: str, root: Path) -> bool:
    """Run a script that is killed after some steps; return whether it was, or has ended before."""
    command = [sys.executable, "-c", KILL + script, str(steps), str(root)]
    done = subprocess.run(
        command,
        cwd=root,
        env=environment(root),
        capture_output=True,
        check=False,
        start_new_session=True,
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return done.returncode != 0


def write(folder: Path, texts: dict[str, bytes]) -> None:
    for name, data in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def test_a_site_is_whole_before_every_step_of_its_exchange(tmp_path: Path) -> None:
    seen = []
    for steps in range(100):
        root = tmp_path / str(steps)
        write(root / "site", OLD)
        is_killed = killed_after(steps, PLACE, root)
        seen.append(files(root / "site"))
        assert seen[-1] in (OLD, NEW)
        with build_folder(root, root / "site"):
            assert len([*(root / ".cache").glob("build-*")]) == 1  # that of this build
        assert files(root / "site") == seen[-1]
        if not is_killed:
            break
    assert seen[-1] == NEW
    assert seen.index(NEW) > 5
    assert len(seen) - seen.index(NEW) > 5  # some died while the last site was removed


@pytest.mark.parametrize("steps", [5, 60, 150])
def test_a_build_that_is_killed_leaves_the_site_and_the_next_one_succeeds(
    small_site: Site, tmp_path: Path, steps: int
) -> None:
    project = project_with("tests/small_course", tmp_path)
    write(project / "site", OLD)
    assert killed_after(steps, BUILD, project)
    assert files(project / "site") == OLD
    assert files(build_site(project).folder) == files(small_site.folder)
    assert [*(project / ".cache").glob("build-*")] == []


def test_the_folder_of_a_build_that_runs_is_left_alone(tmp_path: Path) -> None:
    with build_folder(tmp_path, tmp_path / "site") as one:
        with build_folder(tmp_path, tmp_path / "site") as other:
            assert one.is_dir()
            assert one != other
        assert one.is_dir()
        assert not other.exists()


def test_a_build_without_locks_removes_nothing_of_today(tmp_path: Path) -> None:
    for name, age in (("build-old", 2), ("build-new", 0)):
        folder = tmp_path / ".cache" / name
        folder.mkdir(parents=True)
        then = folder.stat().st_mtime - age * 24 * 60 * 60
        os.utime(folder, (then, then))
    with (tmp_path / ".cache/builds.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)  # another build runs
        with build_folder(tmp_path, tmp_path / "site"):
            assert not (tmp_path / ".cache/build-old").exists()
            assert (tmp_path / ".cache/build-new").is_dir()


def test_two_steps_can_be_gone_back(tmp_path: Path) -> None:
    """Where folders cannot be exchanged, a site is missing for a moment, and found again."""
    site, beside = tmp_path / "site", tmp_path / ".cache/build-1"
    write(site, OLD)
    beside.mkdir(parents=True)
    site.rename(beside / LAST)  # here the build was killed
    with build_folder(tmp_path, site):
        assert files(site) == OLD
    assert not beside.exists()
    with pytest.raises(FileNotFoundError):
        swap_in_two_steps(tmp_path / "nothing", site, tmp_path)
    assert files(site) == OLD
    write(tmp_path / "new", NEW)
    swap_in_two_steps(tmp_path / "new", site, tmp_path)
    assert files(site) == NEW
    bring_back(site, beside=tmp_path)
    assert files(site) == NEW


def test_what_cannot_be_exchanged_stays(tmp_path: Path) -> None:
    write(tmp_path / "site", OLD)
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "nothing", tmp_path / "site")
    assert files(tmp_path / "site") == OLD


def test_a_link_keeps_leading_where_it_led_even_to_another_disk(tmp_path: Path) -> None:
    """`/dev/shm` is another file system on most machines of Linux; where not, it does no harm."""
    shared = Path("/dev/shm")
    above = shared if shared.is_dir() else tmp_path
    elsewhere = above / f"studyguide-{os.getpid()}"
    write(elsewhere / "public", OLD)
    try:
        (tmp_path / "site").symlink_to(elsewhere / "public")
        (tmp_path / "beside").mkdir()
        write(tmp_path / "new", NEW)
        put_in_place(tmp_path / "new", tmp_path / "site", beside=tmp_path / "beside")
        assert (tmp_path / "site").is_symlink()
        assert files(elsewhere / "public") == NEW
        assert [path.name for path in elsewhere.iterdir()] == ["public"]
    finally:
        shutil.rmtree(elsewhere)
