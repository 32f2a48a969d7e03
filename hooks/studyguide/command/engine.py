"""The site generator, as processes: one per language, so that languages are built in parallel."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from studyguide.model.guide import Guide

LANGUAGE = "STUDYGUIDE_LANGUAGE"
"""The environment variable that names the language to build; without it, it is the first."""
_ADAPTER = Path(__file__).parents[2] / "mkdocs_site.py"


@dataclass(frozen=True, slots=True)
class Edition:
    """The site in one language."""

    language: str
    prefix: str
    """Its folder in the site: empty for the first language, else `nb`."""
    config: Path


def editions(root: Path, guide: Guide) -> tuple[Edition, ...]:
    """Return the sites to build: all by `mkdocs.yml`, nb by `mkdocs.nb.yml` if there is one."""
    first, *others = guide.course.languages
    common = root / "mkdocs.yml"
    files = ((code, root / f"mkdocs.{code}.yml") for code in others)
    return (
        Edition(first, "", common),
        *(Edition(code, code, own if own.is_file() else common) for code, own in files),
    )


def start_build(edition: Edition, out: Path, *, engine: str, strict: bool) -> subprocess.Popen[str]:
    """Start building a language into a folder; its log is on the process's standard output."""
    command = [sys.executable, "-m", engine, "build", "--clean"]
    command += ["--config-file", str(edition.config), "--site-dir", str(out)]
    return subprocess.Popen(
        [*command, "--strict" if strict else "--no-strict"],
        cwd=edition.config.parent,
        env=environment(edition),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def start_worker(edition: Edition, site_url: str) -> subprocess.Popen[str]:
    """Start a process that builds a language into each folder named on its standard input.

    It answers with a line a build: why it failed, or nothing, as JSON.
    """
    return subprocess.Popen(
        [sys.executable, str(_ADAPTER), str(edition.config), site_url],
        cwd=edition.config.parent,
        env=environment(edition),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def environment(edition: Edition) -> dict[str, str]:
    """Return the environment of a build: its language, dates from the last commit, no notices.

    An empty SITE_URL, as a workflow without Pages passes on, counts as none.
    """
    given = {key: value for key, value in os.environ.items() if key != "SITE_URL" or value}
    given.setdefault("SOURCE_DATE_EPOCH", _last_commit(edition.config.parent))
    given[LANGUAGE] = edition.language
    given["NO_MKDOCS_2_WARNING"] = "1"
    given["DISABLE_MKDOCS_2_WARNING"] = "true"
    return given


def last_change(root: Path) -> int:
    """Return the date that a build takes for its own, in seconds since 1970."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or _last_commit(root))


def _last_commit(root: Path) -> str:
    """Return the time of the last commit in seconds since 1970; 1980 outside a repository."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "315532800"
    return found.stdout.strip() or "315532800"
