"""`studyguide allow`: writes into `mkdocs.yml` which scripts of figures may run for readers."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from studyguide.addresses.lesson_files import figure_scripts
from studyguide.command.edits import Edits
from studyguide.command.figure_settings import with_scripts
from studyguide.engine.settings import read_settings
from studyguide.model.yaml_edits import composed_yaml

_SETTINGS = "mkdocs.yml"


def allow(root: Path, files: Sequence[Path], *, dry_run: bool) -> int:
    """Allow the scripts as they are now, print the change, and return 0; 2 for a wrong file.

    Without files, all scripts of the course are allowed, and those that are gone are forgotten.
    """
    scripts = dict(_scripts(root))
    named = [_name(file, root) for file in files]
    if unknown := [name for name in named if name not in scripts]:
        fix = "Name a script beside a picture: content/lessons/…/figures/name.js"
        print(f"{unknown[0]}: no script of a figure. {fix}", file=sys.stderr)
        return 2
    present = read_settings(root).figure_scripts
    kept = {name: digest for name, digest in present.items() if name in scripts}
    chosen = {name: scripts[name] for name in named} if named else scripts
    return _write(root, {**kept, **chosen}, dry_run=dry_run)


def _write(root: Path, allowed: Mapping[str, str], *, dry_run: bool) -> int:
    edits = Edits(root)
    path = root / _SETTINGS
    text = edits.text(path)
    settings, problem = composed_yaml(text, path.name)
    if problem or not isinstance(settings, yaml.MappingNode | None):
        print(problem or f"{_SETTINGS}:1: no settings. Write lines 'key: value'", file=sys.stderr)
        return 1
    changed = with_scripts(text, settings, dict(sorted(allowed.items())))
    edits.write(path, changed)
    if not edits.changed:
        print("Nothing to change: these scripts are allowed as they are.")
        return 0
    print(edits.diff(), end="")
    if not dry_run:
        edits.apply()
    return 0


def _scripts(root: Path) -> Iterator[tuple[str, str]]:
    for lesson in sorted((root / "content/lessons").glob("*")):
        for script in figure_scripts(lesson):
            yield _name(script, root), hashlib.sha256(script.read_bytes()).hexdigest()


def _name(file: Path, root: Path) -> str:
    path = file if file.is_absolute() else (root / file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(file)
