"""What is installed, and by what, is known to the byte before it is asked for."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from sites import ROOT

WORKFLOWS = [
    *sorted((ROOT / ".github/workflows").glob("*.yml")),
    ROOT / "hooks/studyguide/course_template/hosts/github/dot-github/workflows/publish.yml",
]
LOCKS = {"run": ROOT / ".ci/requirements.txt", "dev": ROOT / ".ci/requirements-dev.txt"}


def locked(path: Path) -> dict[str, tuple[str, int]]:
    """Return the version of each package of a list, and how many files may be installed."""
    found: dict[str, tuple[str, int]] = {}
    for entry in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip()):
        requirement = Requirement(entry.split("\\")[0].strip())
        [version] = requirement.specifier
        assert version.operator == "==", entry
        hashes = re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry)
        found[canonicalize_name(requirement.name)] = (version.version, len(hashes))
    return found


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", LOCKS)
def test_every_package_is_installed_by_its_hash(kind: str) -> None:
    packages = locked(LOCKS[kind])
    assert [name for name, (_, hashes) in packages.items() if not hashes] == []
    needed = project()["project"]["dependencies"]
    if kind == "dev":
        needed += (
            one for extra in project()["project"]["optional-dependencies"].values() for one in extra
        )
    names = {canonicalize_name(Requirement(one).name) for one in needed}
    assert names - {*packages, "studyguide"} == set(), "run `make lock`"


@pytest.mark.parametrize("kind", LOCKS)
def test_the_hashes_are_those_of_the_versions_that_are_tested(kind: str) -> None:
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    lines = re.findall(r"^([\w.-]+)==(\S+)", constraints, re.MULTILINE)
    tested: dict[str, str] = {canonicalize_name(name): version for name, version in lines}
    assert {
        name: version
        for name, (version, _) in locked(LOCKS[kind]).items()
        if tested.get(name, version) != version
    } == {}, "run `make lock`"


def test_what_builds_the_package_is_pinned_like_everything_else() -> None:
    [needed] = project()["build-system"]["requires"]
    assert needed == f"setuptools=={locked(LOCKS['dev'])['setuptools'][0]}"


def test_every_package_of_npm_has_its_hash_and_no_address() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_bytes())["packages"]
    for name, package in packages.items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            assert "resolved" not in package, name


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_runs_pinned_actions_with_no_more_rights_than_it_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    uses = re.findall(r"uses: (\S+)", text)
    assert uses
    assert [action for action in uses if not re.search(r"@[0-9a-f]{40}$", action)] == []
    workflow = yaml.load(text, yaml.BaseLoader)
    assert "pull_request_target" not in workflow["on"]
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for job in workflow["jobs"].values():
        assert "permissions" in job
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false", path.name
