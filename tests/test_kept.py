"""What is kept from one build to the next never changes the output; what was built says nothing."""

from __future__ import annotations

import pstats
import shutil
import subprocess
import sys
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.course import write_course
from sites import CONFIG, ROOT, Site, build_site, environment, files, project_with, run
from studyguide.engine.settings import Settings
from studyguide.model.digest import digest

TERMS = "content/lessons/02-steps/terms.yml"


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that was built once, to be copied."""
    project = project_with("tests/small_course", tmp_path_factory.mktemp("warm"))
    build_site(project)
    return project


@pytest.fixture
def project(warm: Path) -> Path:
    """Return the project as it was after its first build, at the address it was built at."""
    kept = warm.parent / "kept"
    if not kept.exists():
        shutil.copytree(warm, kept)
    shutil.rmtree(warm)
    shutil.copytree(kept, warm)
    return warm


def changed(one: Site, other: Site) -> list[str]:
    """Return the files of two sites that are not the same."""
    first, second = files(one.folder), files(other.folder)
    names = sorted(first.keys() | second.keys())
    return [name for name in names if first.get(name) != second.get(name)]


def test_a_warm_build_is_the_cold_one(small_site: Site, project: Path) -> None:
    assert changed(build_site(project), small_site) == []


def test_a_partly_warm_build_is_the_cold_one(project: Path, tmp_path: Path) -> None:
    text = (project / TERMS).read_text(encoding="utf-8")
    edited = text.replace("the factor before", "the number before")
    (project / TERMS).write_text(edited, encoding="utf-8")
    site = build_site(project)
    assert "the number before" in site.page("glossary/step-size/")
    fresh = project_with("tests/small_course", tmp_path)
    (fresh / TERMS).write_text(edited, encoding="utf-8")
    assert changed(site, build_site(fresh)) == []


THEIRS: dict[str, Any] = {
    "site_author": "Ada Lovelace",
    "repo_url": "https://git.example/ada/course",
    "repo_name": "ada/course",
    "edit_uri": "edit/main/docs/",
    "copyright": "Ada og Bob",
    "docs_dir": "pages",
    "extra_css": ["mine.css"],
    "extra": {"social": [{"icon": "material/web", "link": "https://ada.example/"}]},
    "plugins": {"search": {"separator": "x"}},
}
OURS: dict[str, Any] = {"booklets": False, "policy": False}
"""A change for each setting below `extra` that the generator reads."""


def test_every_setting_of_ours_has_a_change() -> None:
    by_mkdocs_alone = {"docs", "prefix", "search_engine", "figure_scripts"}
    assert {field.name for field in fields(Settings)} == by_mkdocs_alone | set(OURS)


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        (THEIRS, ("Ada Lovelace", "https://git.example/ada/course", "Ada og Bob", "mine.css")),
        ({"extra": OURS}, ()),
    ],
    ids=["theirs", "ours"],
)
def test_changed_settings_give_the_site_of_a_cold_build(
    settings: dict[str, Any], shown: tuple[str, ...], project: Path, tmp_path: Path
) -> None:
    fresh = project_with("tests/small_course", tmp_path)
    for folder in (project, fresh):
        (folder / "docs").rename(folder / settings.get("docs_dir", "docs"))
        text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        mine = yaml.safe_dump(settings, allow_unicode=True)
        template = '{% extends "base.html" %}{% block site_nav %}MINE{% endblock %}'
        (folder / "templates").mkdir()
        (folder / "templates/mine.html").write_text(template, encoding="utf-8")
        (folder / "mkdocs.yml").write_text(text + mine, encoding="utf-8")
    before = files(project / "site")
    warm = build_site(project)
    assert changed(warm, build_site(fresh)) == []
    assert files(warm.folder) != before
    for text in shown:
        assert text in warm.page("glossary/step-size/"), text


def test_the_title_of_a_hand_written_page_reaches_the_menus_of_all_pages(project: Path) -> None:
    path = project / "docs/about.en.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: About", "title: Who we are"), encoding="utf-8")
    site = build_site(project)
    assert "Who we are" in site.page("glossary/step-size/")


def test_a_new_name_of_a_term_reaches_the_pages_that_did_not_change(project: Path) -> None:
    path = project / "content/lessons/01-walking-downhill/terms.yml"
    before = build_site(project).page("lessons/walking-downhill/")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("- id: gradient\n", "- id: gradient\n  aliases: {en: [function rises]}\n")
    )
    after = build_site(project).page("lessons/walking-downhill/")
    assert before.count('href="../../glossary/gradient/"') < after.count(
        'href="../../glossary/gradient/"'
    )


KEYS = """
from pathlib import Path
from studyguide.formulas.backends.formula_cache import FormulaCache
from studyguide.formulas.backends.temml import use_cache, to_mathml
from studyguide.pages.booklets.pdf_compiler import Job
use_cache(FormulaCache(Path("formulas")))
to_mathml("x", display=False)
print(Job("x", {}, 0).key, *(path.name for path in Path("formulas").iterdir()))
"""


@pytest.mark.parametrize("module", ["pages/booklets/pdf_compiler.py", "formulas/backends/temml.py"])
def test_other_code_takes_nothing_that_this_code_has_kept(module: str, tmp_path: Path) -> None:
    folders = tmp_path / "one", tmp_path / "other"
    for folder in folders:
        shutil.copytree(ROOT / "hooks/studyguide", folder / "hooks/studyguide")
    with (folders[1] / "hooks/studyguide" / module).open("a", encoding="utf-8") as file:
        file.write("# as another edition has it\n")
    one, other = (_python(folder, KEYS).split() for folder in folders)
    assert len(one) == len(other) == 2
    assert sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) == 1


def _python(project: Path, code: str) -> str:
    """Return what code says that has the hooks of a project."""
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=project, env=environment(project),
        stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return found.stdout


def test_no_part_of_a_digest_can_be_taken_for_another() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_calls_per_page_do_not_grow_with_the_course(tmp_path: Path) -> None:
    """Calls repeat exactly, seconds do not: `make bench` measures those."""
    found = [_calls(tmp_path / str(terms), terms) for terms in (60, 80, 100)]
    first, second = ((b[0] - a[0]) / (b[1] - a[1]) for a, b in pairwise(found))
    assert second / first <= 1.05, (first, second)


def _calls(folder: Path, terms: int) -> tuple[int, int]:
    """Return the calls of a cold build of one language, and its pages."""
    write_course(folder, terms=terms)
    text = CONFIG.format(root=ROOT) + "extra: {booklets: false}\n"
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    command = ("-o", "calls", "-m", "mkdocs", "build", "-q")
    assert run(folder, *command, module="cProfile").returncode == 0
    pages = len(list((folder / "site").rglob("*.html")))
    return pstats.Stats(str(folder / "calls")).total_calls, pages  # type: ignore[attr-defined]
