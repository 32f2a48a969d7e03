"""Other generators, each with a page per term of the same English text and the same links.

What they get is what our pages say as Markdown (`term_texts`): names, definition, formula,
relations, and where a term is used. None of them links names by itself. Zensical gets all our pages
as well, which are HTML.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Cost, cost
from bench.projects import ROOT, environment

_LINK = re.compile(r"\]\(([a-z0-9-]+)\.md\)")
_MATERIAL = "site_name: S\nsite_url: https://example.org/\ntheme: {name: material, font: false}\n"
_EXTENSIONS = "markdown_extensions: [attr_list, def_list, {pymdownx.arithmatex: {generic: true}}]\n"
_LAYOUT = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{0}</title></head>'
    '<body><header><a href="/">S</a></header><main><h1>{0}</h1>{1}</main></body></html>'
)
_LETTERS = 29
SAME = "Zensical, our pages"


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator."""

    name: str
    command: tuple[str, ...]
    out: str
    equal: str
    """What is equal to ours and what is not."""
    rival: bool
    """Whether it has a page per term, a theme and a search, as we have."""


def peers(tools: Path) -> tuple[Peer, ...]:
    """Return those that can be run here; `tools` is where `install` put them."""
    bin_ = tools / "venv/bin"
    node = tools / "node_modules/.bin/eleventy"
    known = (
        Peer("Zensical", (f"{bin_}/zensical", "build", "--clean"), "site",
             "page per term, own theme, search", rival=True),
        Peer(SAME, (f"{bin_}/zensical", "build", "--clean"), "site",
             "**the same pages as ours**, as HTML", rival=True),
        Peer("Sphinx + furo", (f"{bin_}/sphinx-build", "-q", "-E", ".", "site"), "site",
             "page per term, theme, search", rival=True),
        Peer("mkdocs-quiz", (f"{bin_}/mkdocs", "build", "-q"), "site",
             "page per term, theme, search, one question a page", rival=True),
        Peer("ezglossary", (f"{bin_}/mkdocs", "build", "-q"), "site",
             "29 pages for all terms, theme, search", rival=False),
        Peer("Eleventy", (str(node), "--quiet"), "_site",
             "page per term; bare layout, no search", rival=False),
        Peer("Hugo", ("hugo", "--quiet"), "public",
             "page per term; bare layout, no search", rival=False),
    )  # fmt: skip
    return tuple(peer for peer in known if shutil.which(peer.command[0]))


def install(tools: Path) -> None:
    """Install the peers from PyPI and npm, once."""
    if not (tools / "venv/ready").exists():
        subprocess.run([sys.executable, "-m", "venv", str(tools / "venv")], check=True)
        pip = [f"{tools}/venv/bin/pip", "-qq", "install", "-r", str(ROOT / "bench/peers.txt")]
        subprocess.run(pip, check=True)
        (tools / "venv/ready").touch()
    if not (tools / "node_modules").exists() and shutil.which("npm"):
        npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(tools)]
        subprocess.run([*npm, "@11ty/eleventy@3.1.2"], check=False)


def measured(peer: Peer, folder: Path) -> Cost:
    """Return the cost of a peer's build from nothing."""
    own = folder / peer.name
    for old in (peer.out, ".cache", ".doctrees", "resources"):
        shutil.rmtree(own / old, ignore_errors=True)
    path = f"{Path(peer.command[0]).parent}{os.pathsep}{os.environ['PATH']}"
    return cost(peer.command, own, environment() | {"PATH": path, "PYTHONPATH": ""})


def write_peers(folder: Path, terms: Mapping[str, tuple[str, str]], plain: Path) -> None:
    """Write a project for each peer; `plain` is the one of MkDocs + Material."""
    shutil.copytree(
        plain / "en", folder / SAME, ignore=shutil.ignore_patterns("site"), dirs_exist_ok=True
    )
    # at 1000 terms it refuses a section of that length in its search
    glossary = folder / SAME / "docs/glossary/index.md"
    text = glossary.read_text(encoding="utf-8")
    glossary.write_text(
        text.replace("---\n", "---\nsearch: {exclude: true}\n", 1), encoding="utf-8"
    )
    for name, file, text in _files(terms):
        target = folder / name / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _files(terms: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield whose file, its path and its text."""
    yield "Zensical", "mkdocs.yml", _MATERIAL + _EXTENSIONS + "nav: [index.md]\n"
    yield (
        "mkdocs-quiz",
        "mkdocs.yml",
        (_MATERIAL + _EXTENSIONS + "plugins: [search, mkdocs_quiz]\nnav: [index.md]\n"),
    )
    yield (
        "ezglossary",
        "mkdocs.yml",
        (
            f"{_MATERIAL}{_EXTENSIONS}nav: [index.md]\n"
            "plugins: [search, {ezglossary: {sections: [gl], inline_refs: short}}]\n"
        ),
    )
    for name in ("Zensical", "mkdocs-quiz", "ezglossary"):
        yield name, "docs/index.md", "# Home\n"
    yield from _sphinx(terms)
    yield from _bare()
    letters: dict[int, list[str]] = {}
    for at, (id_, (title, text)) in enumerate(terms.items()):
        linked = _LINK.sub(r"](\1.md)", text)
        yield "Zensical", f"docs/terms/{id_}.md", f"# {title}\n{linked}"
        quiz = f"\n<quiz>\nWhich is it?\n- [x] {title}\n- [ ] none\n\nIt is.\n</quiz>\n"
        yield "mkdocs-quiz", f"docs/terms/{id_}.md", f"# {title}\n{linked}{quiz}"
        yield "Sphinx + furo", f"terms/{id_}.md", f"---\norphan: true\n---\n# {title}\n{linked}"
        front = f'---\ntitle: "{title}"\nlayout: base.njk\n---\n'
        addressed = _LINK.sub(r"](/terms/\1/)", text)
        yield "Hugo", f"content/terms/{id_}.md", front + addressed
        yield "Eleventy", f"terms/{id_}.md", front + addressed
        words = _LINK.sub("]", text).replace("\n", " ")
        named = re.sub(r"\[([^\]]*)\]", r"\1", words)
        letters.setdefault(at * _LETTERS // len(terms), []).append(f"gl:{title}\n:   {named}\n")
    for letter, entries in letters.items():
        yield "ezglossary", f"docs/terms/{letter:02}.md", f"# {letter}\n\n" + "\n".join(entries)


def _sphinx(terms: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    settings = "project='S'\nextensions=['myst_parser']\nmyst_enable_extensions=['dollarmath']\n"
    yield "Sphinx + furo", "conf.py", f"{settings}html_theme='furo'\nsuppress_warnings=['myst']\n"
    links = "\n".join(f"- [{title}](terms/{id_}.md)" for id_, (title, _) in terms.items())
    yield "Sphinx + furo", "index.md", f"# Home\n\n{links}\n"


def _bare() -> Iterator[tuple[str, str, str]]:
    yield "Hugo", "hugo.toml", 'baseURL="https://example.org/"\ntitle="S"\n'
    page = _LAYOUT.format("{{ .Title }}", "{{ .Content }}")
    yield "Hugo", "layouts/_default/single.html", page
    yield "Hugo", "layouts/_default/list.html", page
    yield "Eleventy", "_includes/base.njk", _LAYOUT.format("{{ title }}", "{{ content | safe }}")
    yield "Eleventy", "index.md", "---\nlayout: base.njk\ntitle: Home\n---\nHome\n"
