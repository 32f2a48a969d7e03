"""Commands in processes of their own, forked from one that has imported the package already.

Importing takes a second, and a run of all tests calls two hundred commands. What the package keeps
in memory is empty in each of them, as in a process that has just begun.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import NamedTemporaryFile

_IMPORTED = ["studyguide.command.main", "studyguide.engine.plugin", "mkdocs.commands.build"]


def run_forked(
    module: str, arguments: Sequence[str], *, folder: Path, variables: Mapping[str, str]
) -> tuple[int, str]:
    """Run `python -m MODULE ARGUMENTS` in a folder; return its exit code and what it printed."""
    command = [sys.executable, "-m", module, *arguments]
    sys.audit("subprocess.Popen", sys.executable, command, str(folder), None)  # see parting.py
    with NamedTemporaryFile() as output:
        called = (module, tuple(arguments), str(folder), dict(variables), output.name)
        process = _server().Process(target=_call, args=called)
        process.start()
        process.join()
        code = process.exitcode
        assert code is not None
        return code, output.read().decode().replace("\r\n", "\n")


@cache
def _server() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_IMPORTED)
    return context


def _call(
    module: str, arguments: tuple[str, ...], folder: str, variables: dict[str, str], output: str
) -> None:
    """Be the command: with its arguments, folder and variables, and a file for what it prints."""
    assert {*_IMPORTED} <= sys.modules.keys()
    multiprocessing.set_start_method(None, force=True)  # as in a process that has just begun
    file = os.open(output, os.O_WRONLY | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(file, stream)
    sys.stdout = open(1, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    sys.path[:] = [folder, *sys.path]
    sys.argv = [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
