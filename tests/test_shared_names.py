"""Names that templates, scripts and styles share: no side has one that the others do not know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from sites import ROOT

PACKAGE = ROOT / "hooks/studyguide"
ASSETS = PACKAGE / "theme/assets/studyguide"
PACKAGES = PACKAGE / "pages/packages/scripts"
LIST = PACKAGE / "pages/data_attributes.yml"
# of Material
FOREIGN = {
    "md-color",
    "md-color-accent",
    "md-color-primary",
    "md-color-scheme",
    "md-component",
    "md-toggle",
    "md-type",
    "search-exclude",
}
FOREIGN_CLASSES = re.compile(r"md-|highlight$|linenodiv|search-result|headerlink|js$|admonition")


def text_of(files: Iterable[Path]) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(files))


def templates() -> str:
    return text_of([*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.py")])


def scripts() -> str:
    return text_of([*ASSETS.glob("*.js"), *PACKAGES.glob("*.js")])


def attributes() -> set[str]:
    """Return the names of all `data-` attributes, in HTML, selectors and scripts."""
    text = templates() + scripts() + text_of(ASSETS.glob("*.css"))
    written = set(re.findall(r"(?<![\w-])data-([a-z][a-z-]*[a-z]|[a-z])", text))
    read = re.findall(r"\.dataset\.([a-zA-Z]+)", scripts())
    return {*written, *(re.sub("[A-Z]", lambda at: f"-{at[0].lower()}", name) for name in read)}


SIDED = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|(?<![\w-])(?:left|right):"
    r"|(?:margin|padding): [^\s;(]+ (?P<one>[^\s;(]+) [^\s;(]+ (?!(?P=one)[;\s]|!)[^\s;]+"
)
"""Of the left or the right alone."""
LEFT_TO_RIGHT = re.compile(
    r"\.math-|mtable|mtr|mtd|\.copy-code|data-swipe|\.highlight|\.program-|\.align-|\.film-card"
)
"""Formulas, code, what its author aligns, and what is about a movement of the hand."""


@pytest.mark.parametrize("style", sorted(ASSETS.glob("*.css")), ids=lambda path: path.name)
def test_styles_speak_of_start_and_end_since_pages_may_begin_at_the_right(style: Path) -> None:
    rules = re.findall(r"([^{}]*)\{([^{}]*)\}", style.read_text(encoding="utf-8"))
    sided = [name.strip() for name, rule in rules if SIDED.search(rule)]
    assert [name for name in sided if not LEFT_TO_RIGHT.search(name)] == []


def test_the_list_has_every_attribute_and_no_other() -> None:
    listed = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    assert attributes() - FOREIGN == set(listed)


def test_a_class_that_a_script_looks_for_is_written_somewhere() -> None:
    selectors = re.findall(
        r"(?:querySelector(?:All)?|closest|matches)(?:<[^>]*>)?\(\s*[\"'`]([^\"'`]*)", scripts()
    )
    looked_for = {name for one in selectors for name in re.findall(r"\.([a-z][a-z-]*)", one)}
    assert len(looked_for) > 30
    written = templates() + re.sub(
        r"(?:querySelector(?:All)?|closest|matches)\([^)]*\)", "", scripts()
    )
    missing = {
        name
        for name in looked_for
        if not FOREIGN_CLASSES.match(name) and not re.search(rf"(?<![\w-]){name}(?![\w-])", written)
    }
    assert missing == set()
