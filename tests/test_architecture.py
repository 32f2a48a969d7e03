"""The code keeps the shape that the design notes promise."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache, partial
from pathlib import Path

import pytest

import sites
from parting import is_of_the_course
from sites import ROOT
from studyguide.model.fingerprints import LIBRARIES

HOOKS = ROOT / "hooks"
CORE = HOOKS / "studyguide"
ORDER = (
    "model", "languages", "formulas", "text", "varying", "addresses", "linking", "reading",
    "importing", "pages", "engine", "command",
)  # fmt: skip
"""A folder imports only from itself and from those before it."""
TEXT_ORDER = ("tree", "parsing", "checks", "renderers")
"""The folders within `text/`, to which the same applies."""


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def modules() -> list[tuple[Path, ast.Module]]:
    paths = sorted([*CORE.rglob("*.py"), *(HOOKS / "figure_kit").rglob("*.py")])
    return [(path, parsed(path)) for path in paths]


@cache
def imported(tree: ast.Module) -> list[str]:
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
        elif isinstance(node, ast.Import):
            names += (alias.name for alias in node.names)
    return names


def function_lengths() -> dict[str, int]:
    """Return the lines of each function's body, without its docstring, by its place."""
    lengths = {}
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
                lengths[f"{path}:{node.lineno} {node.name}"] = lines
    return lengths


def test_a_folder_imports_only_from_those_before_it() -> None:
    for path, tree in modules():
        folder = path.relative_to(HOOKS).parts[1]
        for name in imported(tree):
            parts = name.split(".")
            if folder in ORDER and parts[0] == "studyguide" and len(parts) > 1:
                assert ORDER.index(parts[1]) <= ORDER.index(folder), f"{path} imports {name}"


def test_a_folder_of_texts_imports_only_from_those_before_it() -> None:
    for path, tree in modules():
        *_, folder, _ = path.relative_to(HOOKS).parts
        for name in imported(tree):
            _, _, imports = name.partition("studyguide.text.")
            other = imports.partition(".")[0]
            if folder in TEXT_ORDER and path.parent.parent == CORE / "text" and other in TEXT_ORDER:
                assert TEXT_ORDER.index(other) <= TEXT_ORDER.index(folder), f"{path} imports {name}"


def test_only_the_folder_of_the_engine_knows_mkdocs() -> None:
    for path, tree in modules():
        known = any(name.startswith(("mkdocs", "properdocs")) for name in imported(tree))
        assert not known or path.parent == CORE / "engine", path


def test_only_the_folder_of_texts_reads_markdown() -> None:
    readers = {"markdown", "markdown_it", "mdit_py_plugins", "pymdownx"}
    for path in sorted(HOOKS.rglob("*.py")):
        names = imported(parsed(path))
        found = readers & {name.partition(".")[0] for name in names}
        allowed = (
            {"markdown_it", "mdit_py_plugins"} if path.parent == CORE / "text/parsing" else set()
        )
        assert found <= allowed, path


def test_functions_are_short() -> None:
    assert {place: lines for place, lines in function_lengths().items() if lines > 40} == {}


def test_modules_are_short() -> None:
    for path, _ in modules():
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 250, path


def test_no_script_has_a_template_within_a_template() -> None:
    """The minifier would take the spaces out of the inner one: `a ${x ? ` b` : ""}`."""
    scripts = (CORE / "theme").rglob("*.js")
    inner = re.compile(r"\$\{[^{}`]*`")
    found = [
        path.name
        for path in scripts
        if "vendor" not in path.parts and inner.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_public_name_has_a_docstring() -> None:
    for path, tree in modules():
        assert ast.get_docstring(tree), path
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_":
                assert ast.get_docstring(node), f"{path}: {node.name}"


ONLY_COMMANDS = {"pyyaml-env-tag", "tqdm", "watchfiles"}
"""Libraries that decide nothing about a page or a booklet."""


def test_what_is_kept_depends_on_every_library() -> None:
    project = tomllib.loads((HOOKS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {re.split(r"[^\w-]", one)[0] for one in project["project"]["dependencies"]}
    assert needed - ONLY_COMMANDS <= {*LIBRARIES}


@pytest.mark.parametrize("path", ["content/course.yml", "content/lessons", "docs/about.en.md"])
def test_a_test_outside_the_folder_of_the_course_cannot_look_at_it(path: str) -> None:
    """Every test is watched, which `parting.py` sees to: they hold with any course in its place."""
    place = ROOT / path
    with pytest.raises(pytest.fail.Exception, match="it would fail with another course"):
        list(place.iterdir()) if place.is_dir() else place.read_text(encoding="utf-8")


def test_a_test_outside_the_folder_of_the_course_cannot_build_or_copy_it(tmp_path: Path) -> None:
    for look in (partial(sites.run, ROOT, "check"), partial(sites.project_with, ".", tmp_path)):
        with pytest.raises(pytest.fail.Exception, match="it would fail with another course"):
            look()


def test_a_test_may_look_at_the_pages_about_the_generator() -> None:
    for path in ("docs/project", "docs/benchmarks.md", "tests/small_course/content/course.yml"):
        assert not is_of_the_course(ROOT / path)
