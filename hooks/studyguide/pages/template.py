"""Jinja templates of Markdown pages."""

from __future__ import annotations

import html
import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from studyguide.linking import uris
from studyguide.pages import concept_map, questions
from studyguide.pages.writer import Writer
from studyguide.prose.plain import as_markdown, capitalized, fenced

FOLDER = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # "{#" begins the id of a heading in Markdown
        comment_start_string="<%#",
        comment_end_string="%>",
        autoescape=False,  # noqa: S701, the output is Markdown: filter `attribute` escapes what goes into HTML
    )
    environment.filters |= {
        "attribute": lambda text: html.escape(str(text)),
        "quoted": lambda text: json.dumps(str(text), ensure_ascii=False),
        "json": lambda value: json.dumps(value, ensure_ascii=False),
        "markdown": as_markdown,
        "capitalized": capitalized,
        "fenced": fenced,
        "indent4": lambda text: str(text).replace("\n", "\n    "),
    }
    environment.globals |= {"uris": uris, "questions": questions, "concept_map": concept_map}
    return environment


def render_template(name: str, writer: Writer, **values: Any) -> str:
    """Return a template's text for a page; it sees `page` (the writer), `guide` and `words`."""
    site = writer.site
    template = _environment().get_template(name)
    return template.render(page=writer, site=site, guide=site.guide, words=site.words, **values)
