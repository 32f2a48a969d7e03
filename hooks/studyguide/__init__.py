"""A study guide from a folder of Markdown and YAML: the pipeline, in the order of its folders.

    content/ ──reading.load.load_guide──▶ Guide ──pages.registry──▶ Pages ──engine──▶ site
                      │                                  │
                      └──────── Problem(path, line, message) ────────┘

`model`    records of a guide: terms, questions, lessons, weeks, problems
`languages` words of the site, inflections, sorting and sentences, per language
`formulas` LaTeX → a tree of MathML Core
`text`     authored Markdown → a tree → HTML, Markdown, words, sentences; faults in it
`linking`  names → terms; the mentions of each term
`reading`  files → `Guide`, with each mistake as a `Problem`
`pages`    `Guide` → the pages in one language, as HTML; decks and booklets
`engine`   the plugin that hands the pages to MkDocs and its theme; pages of `docs/`
`command`  the `studyguide` command

A folder imports only from those above it (`pages` not from `reading`). Only `engine` knows MkDocs.

The public interface is named here and described in docs/project/api.md.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyguide.model.guide import Guide
    from studyguide.model.problems import Problem
    from studyguide.pages.page import File, Page
    from studyguide.pages.render import render
    from studyguide.pages.site import Site
    from studyguide.reading.load import load_guide

__all__ = ("File", "Guide", "Page", "Problem", "Site", "load_guide", "render")
_MODULES = {
    "File": "pages.page",
    "Guide": "model.guide",
    "Page": "pages.page",
    "Problem": "model.problems",
    "Site": "pages.site",
    "load_guide": "reading.load",
    "render": "pages.render",
}


def __getattr__(name: str) -> object:
    """Return a name of the interface, whose module is imported lazily."""
    if name not in _MODULES:
        raise AttributeError(f"module 'studyguide' has no attribute {name!r}")
    return getattr(import_module(f"studyguide.{_MODULES[name]}"), name)
