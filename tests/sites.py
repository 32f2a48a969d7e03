"""Whole sites, built in folders of their own by the command that authors use."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from forked import run_forked

ROOT = Path(__file__).parents[1]
_HOOKS = str(ROOT / "hooks")
CONFIG = """\
INHERIT: {root}/mkdocs.yml
hooks: ["{root}/hooks/mkdocs_site.py"]
watch: []
theme: {{name: material}}
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A built site and what was said while it was built."""

    folder: Path
    log: str

    def page(self, address: str) -> str:
        """Return the HTML at an address: `glossary/relu/`."""
        return (self.folder / address / "index.html").read_text(encoding="utf-8")


def project_with(course: str, folder: Path) -> Path:
    """Return a project with the content of a course and the code and theme of this repository."""
    project = folder / "project"
    for name in ("content", "docs"):
        shutil.copytree(ROOT / course / name, project / name)
    (project / "mkdocs.yml").write_text(CONFIG.format(root=ROOT), encoding="utf-8")
    return project


def run(
    project: Path, *arguments: str, module: str = "studyguide"
) -> subprocess.CompletedProcess[str]:
    """Return how a command ended in a project; its errors are on its standard output too."""
    command = [sys.executable, "-m", module, *arguments]
    variables = environment(project)
    if variables["PYTHONPATH"] == _HOOKS:
        code, output = run_forked(module, arguments, folder=project, variables=variables)
        return subprocess.CompletedProcess(command, code, output)
    return subprocess.run(
        command,
        cwd=project,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def environment(project: Path = ROOT) -> dict[str, str]:
    """Return the environment of a command: code of ours or of a project, a date, an address."""
    own = project / "hooks"
    return os.environ | {
        "PYTHONPATH": str(own) if own.is_dir() else _HOOKS,
        "SOURCE_DATE_EPOCH": "1700000000",
        "SITE_URL": "https://example.org/study-guide/",
        "NO_MKDOCS_2_WARNING": "1",
    }


def build_site(project: Path, *arguments: str) -> Site:
    """Build a project strictly and return its site; anything but success fails the test."""
    result = run(project, "build", *arguments)
    assert result.returncode == 0, result.stdout
    return Site(project / "site", result.stdout)


def searched_places(folder: Path) -> set[str]:
    """Return the addresses that the search of a site finds, besides those of terms."""
    search = folder / "search"
    index = json.loads((search / "index.json").read_text(encoding="utf-8"))
    parts = sorted(search.glob("texts-*.json"), key=lambda file: int(file.stem.partition("-")[2]))
    texts = [text for part in parts for text in json.loads(part.read_text(encoding="utf-8"))]
    addresses = ((index["pages"][page][0], anchor) for page, anchor, *_ in texts[index["terms"] :])
    return {f"{address}#{anchor}" if anchor else address for address, anchor in addresses}


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its relative path."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
