"""What a command says in a terminal that is narrower than Unicode, or if the system refuses it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import TextIOWrapper

from studyguide.model.system_faults import system_fault


def replace_unprintable_characters() -> None:
    """Print `?` for characters outside the terminal's encoding, such as `→` in Windows-1252."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def told_if_refused(run: Callable[[], int]) -> int:
    """Return what a command returns; if the system refuses it something, print that and return 1.

    Raises any error that is a fault of ours.
    """
    try:
        return run()
    except BrokenPipeError:  # who reads what is printed has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        if (fault := system_fault(error)) is None:
            raise
        print(fault, file=sys.stderr)
        return 1
