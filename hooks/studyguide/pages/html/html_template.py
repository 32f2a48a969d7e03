"""Jinja templates of HTML pages: values are escaped unless they are markup."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from studyguide.addresses import uris
from studyguide.pages.concept_map import concept_map
from studyguide.pages.html import question_view
from studyguide.pages.html.view import PageView
from studyguide.text.parsing.parse import parse_inline

TEMPLATE_FOLDER = Path(__file__).parents[1] / "templates"


@dataclass(frozen=True, slots=True)
class Filled:
    """The result of rendering a template."""

    body: Markup
    facts: Mapping[str, Any]
    """Variables that the template sets: `description`, and options of the page."""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATE_FOLDER),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
        auto_reload=False,  # they belong to the package: no file is looked at again
    )
    environment.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False)
    environment.globals |= {
        "uris": uris,
        "question_view": question_view,
        "concept_map": concept_map,
    }
    return environment


def fill_in(name: str, page: PageView, **values: Any) -> Filled:
    """Return a rendered template, in which `page`, `guide`, `words` and `values` are available."""
    site = page.site
    template = _environment().get_template(name)
    filled = template.make_module(
        {
            "page": page,
            "site": site,
            "guide": site.guide,
            "words": site.words,
            "week_words": site.week_words,
            "heading": _headings(page),
            "markdown": lambda text: page.html(parse_inline(text)[0]),
            **values,
        }
    )
    facts = {key: value for key, value in vars(filled).items() if key[0] != "_"}
    return Filled(Markup(str(filled)).lstrip(), facts)  # noqa: S704, made by our template


def _headings(page: PageView) -> Callable[..., Markup]:
    """Return a macro for headings: `{% call heading(2, "id") %}…{% endcall %}`."""

    def heading(level: int, id_: str = "", *, caller: Callable[[], Markup]) -> Markup:
        inside = caller()
        return page.heading(level, id_ or slug(inside.striptags()), inside)

    return heading


def slug(title: str) -> str:
    """Return the anchor of a page's title, the same as Python-Markdown's.

    >>> slug("Week 3: Épreuve")
    'week-3-epreuve'
    """
    ascii_ = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_).strip().lower())
