"""The folders that are built: ours, and plain MkDocs with the very pages that ours renders."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from bench.course import LANGUAGES, write_course
from studyguide.model.guide import Guide
from studyguide.pages.navigation import navigation
from studyguide.reading.load import load_guide

ROOT = Path(__file__).parents[1]
_OURS = """\
INHERIT: {root}/mkdocs.yml
hooks: ["{root}/hooks/mkdocs_site.py"]
watch: []
"""
_EXTENSIONS: list[object] = [
    "admonition",
    "def_list",
    "md_in_html",
    "tables",
    {"toc": {"permalink": True, "permalink_title": "Permanent link", "toc_depth": "2-3"}},
    {"pymdownx.arithmatex": {"generic": True}},
    "pymdownx.betterem",
    "pymdownx.details",
    {"pymdownx.highlight": {"anchor_linenums": False, "pygments_lang_class": True}},
    "pymdownx.inlinehilite",
    "pymdownx.superfences",
]


PAGES_OF = "ef2fe2f"
"""The commit whose pages plain MkDocs is given: Markdown, as an author would have written them."""


def environment(code: Path = ROOT) -> dict[str, str]:
    """Return the environment of every measured command: our code, a fixed date, no notices."""
    return os.environ | {
        "PYTHONPATH": str(code / "hooks"),
        "SOURCE_DATE_EPOCH": "1700000000",
        "SITE_URL": "https://example.org/study-guide/",
        "NO_MKDOCS_2_WARNING": "1",
    }


def our_project(folder: Path, *, terms: int) -> Path:
    """Return a project with a synthetic course, our code and our theme."""
    shutil.rmtree(folder, ignore_errors=True)
    write_course(folder, terms=terms)
    return configured(folder)


def real_project(folder: Path) -> Path:
    """Return a project with a copy of the course of this repository."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "content", folder / "content")
    (folder / "docs").mkdir()
    for page in (ROOT / "docs").glob("*.??.md"):
        shutil.copy(page, folder / "docs")
    return configured(folder)


def configured(folder: Path) -> Path:
    """Write the settings of a project of ours into a folder and return it."""
    (folder / "mkdocs.yml").write_text(_OURS.format(root=ROOT), encoding="utf-8")
    return folder


def plain_project(folder: Path, ours: Path) -> Path:
    """Return a project of MkDocs + Material, no hooks: one folder a language, the same pages.

    They are Markdown with links, backlinks and quizzes, as a commit of the first edition wrote it:
    later ones give MkDocs HTML. The navigation, the search and the extensions that a site of such
    texts needs are the same. Decks, booklets and JSON are not built.
    """
    shutil.rmtree(folder, ignore_errors=True)
    exported, code = folder / "exported", folder / "code"
    code.mkdir(parents=True)
    archive = subprocess.run(
        ["git", "-C", str(ROOT), "archive", PAGES_OF, "hooks", "mkdocs.yml"],
        check=True,
        capture_output=True,
    )
    subprocess.run(["tar", "-x", "-C", str(code)], input=archive.stdout, check=True)
    course = _first_edition_course(ours, folder / "course")
    command = [sys.executable, "-m", "studyguide", "export", str(exported)]
    subprocess.run(command, cwd=course, env=environment(code), check=True, capture_output=True)
    shutil.rmtree(code)
    shutil.rmtree(course)
    guide, _ = load_guide(ours / "content", docs=ours / "docs")
    assert guide is not None, "the export has read it"
    for language in LANGUAGES:
        own = folder / language
        for page in sorted((exported / language).rglob("*.md")):
            if "decks" not in page.parts or page.name == "index.md":
                target = own / "docs" / page.relative_to(exported / language)
                target.parent.mkdir(parents=True, exist_ok=True)
                page.rename(target)
        (own / "mkdocs.yml").write_text(_settings(guide, language), encoding="utf-8")
    shutil.rmtree(exported)
    return folder


def _first_edition_course(ours: Path, folder: Path) -> Path:
    """Return a copy of a project without what the first edition does not know: the course's id."""
    shutil.copytree(ours, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    file = folder / "content/course.yml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    del data["id"]
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


def _settings(guide: Guide, language: str) -> str:
    ours = yaml.safe_load((ROOT / "hooks/studyguide/engine/defaults.yml").read_text("utf-8"))
    settings = {
        "site_name": "Plain",
        "site_url": "https://example.org/study-guide/",
        "theme": {
            "name": "material",
            "language": language,
            "font": False,
            "features": ours["theme"]["features"],
        },
        "plugins": ["search"],
        "markdown_extensions": _EXTENSIONS,
        "nav": navigation(guide, language),
        "validation": {"nav": {"omitted_files": "ignore"}},
    }
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
