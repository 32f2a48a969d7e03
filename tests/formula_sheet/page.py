"""The contact sheet as a page with the styles of the site."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from html import escape
from pathlib import Path

import material  # type: ignore[import-untyped]

from formula_sheet.constructs import PREAMBLE, Kind
from sites import ROOT
from studyguide.text.parsing.formula_resolution import formula_of
from studyguide.text.renderers.block_html import document_html
from studyguide.text.tree.blocks import Document
from text_context import CONTEXT

_THEME = Path(material.__file__).parent / "templates/assets/stylesheets"
_OWN = ROOT / "hooks/studyguide/theme/assets/studyguide"
_STYLE = """
body { padding: 1rem; }
.kind { display: grid; gap: 0.4rem 1rem; grid-template-columns: minmax(0, 1fr); }
.kind > h2 { grid-column: 1 / -1; margin: 0; }
.kind > code { font-size: 0.55rem; }
.kind > * { min-width: 0; border-top: 1px solid var(--rule); }
.print { background: #fff; }
.print img { max-width: 100%; }
@media (min-width: 1000px) { .kind { grid-template-columns: 3fr 5fr 4fr; } }
@media (max-width: 999px) { .kind > .print { display: none; } }
"""


def write(folder: Path, kinds: tuple[Kind, ...], printed: Mapping[str, Path]) -> Path:
    """Write the sheet into a folder, with pictures of what is printed; return its page."""
    shutil.copytree(_OWN, folder / "studyguide", dirs_exist_ok=True)
    names = [f"studyguide/{path.name}" for path in sorted(_OWN.glob("*.css"))]
    for path in (*_THEME.glob("main.*.css"), *_THEME.glob("palette.*.css")):
        shutil.copy(path, folder / path.name)
        names.insert(0, path.name)
    styles = "".join(f'<link rel="stylesheet" href="{name}">' for name in sorted(names, key=_own))
    body = "".join(_section(kind, printed, folder) for kind in kinds)
    head = f'<meta charset="utf-8"><title>Formulas</title>{styles}<style>{_STYLE}</style>'
    page = folder / "index.html"
    scheme = 'data-md-color-scheme="default" data-md-color-primary="custom"'
    shown = f'<body {scheme}><main class="md-typeset">{body}</main></body>'
    page.write_text(
        f'<!doctype html><html lang="en"><head>{head}</head>{shown}</html>', encoding="utf-8"
    )
    return page


def shown(tex: str) -> str:
    """Return a formula as a page shows it, or what is wrong with it."""
    equation, faults = formula_of(tex, PREAMBLE)
    if faults:
        return f"<p>{escape(faults[0].message)}</p>"
    return str(document_html(Document((equation,)), CONTEXT))


def _own(name: str) -> tuple[bool, str]:
    """Return the place of a style among the others: ours after the theme's, print last."""
    return name.startswith("studyguide"), name.replace("print", "~")


def _section(kind: Kind, printed: Mapping[str, Path], folder: Path) -> str:
    rows = "".join(_row(tex, printed, folder) for tex in kind.formulas)
    return f'<section class="kind"><h2>{escape(kind.name)}</h2>{rows}</section>'


def _row(tex: str, printed: Mapping[str, Path], folder: Path) -> str:
    picture = printed.get(tex)
    image = ""
    if picture and picture.exists():
        image = f'<img src="{picture.relative_to(folder)}" alt="">'
    cells = f'<div class="page">{shown(tex)}</div><div class="print">{image}</div>'
    return f"<code>{escape(tex)}</code>{cells}"
