"""Formulas as they are printed, as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from formula_sheet.constructs import PREAMBLE
from pictures import png_of
from studyguide.formulas.latex.preamble import Preamble
from studyguide.pages.booklets.block_typst import document_typst
from studyguide.pages.booklets.pdf_compiler import CompileError, Job, PdfCompiler
from studyguide.pages.booklets.typst_syntax import UnprintableError
from studyguide.text.parsing.formula_resolution import formula_of
from studyguide.text.tree.blocks import Document
from typst_context import CONTEXT, SETTINGS

_HEAD = (
    '#import "booklet.typ": *\n#show: booklet.with(title: "x", course: "y", part: "z")\n'
    "#set page(width: 100mm, height: auto, margin: 3mm, foreground: none, footer: none)\n"
)
_DOTS = 2
"""To a point."""


def pictures(formulas: Sequence[str], folder: Path) -> Sequence[Path]:
    """Write each formula, displayed, as a picture of its own; return the files in order.

    One that cannot be printed has no picture: its file is missing.
    """
    written = ((at, _source(tex, PREAMBLE)) for at, tex in enumerate(formulas))
    sources = {at: source for at, source in written if source}
    pdf = _printed(sources)
    folder.mkdir(parents=True, exist_ok=True)
    for at, page in zip(sources, PdfDocument(pdf), strict=True):
        dots = page.render(scale=_DOTS, rev_byteorder=True).to_numpy()[:, :, :3]
        _path(folder, at).write_bytes(png_of(dots))
    return [_path(folder, at) for at in range(len(formulas))]


def pdf_of(formulas: Sequence[str]) -> bytes:
    """Return formulas displayed on a page each, all of which can be printed."""
    result = _pdf([_source(tex, Preamble()) for tex in formulas])
    assert isinstance(result, bytes), result
    return result


def _source(tex: str, preamble: Preamble) -> str:
    equation, _ = formula_of(tex, preamble)
    try:
        return document_typst(Document((equation,)), CONTEXT)
    except UnprintableError:
        return ""


def _printed(sources: dict[int, str]) -> bytes:
    """Return the PDF of formulas; if the printer refuses one of them, that is tried alone."""
    result = _pdf(list(sources.values()))
    if isinstance(result, bytes):
        return result
    for at, source in list(sources.items()):
        if isinstance(refused := _pdf([source]), CompileError):
            print(f"formula {at + 1} is not printed: {refused.message}")
            del sources[at]
    whole = _pdf(list(sources.values()))
    assert isinstance(whole, bytes), whole
    return whole


def _pdf(sources: Sequence[str]) -> bytes | CompileError:
    source = _HEAD + "\n#pagebreak()\n".join(sources)
    return PdfCompiler().pdf(Job(source, {"settings.typ": SETTINGS}, 0))


def _path(folder: Path, at: int) -> Path:
    return folder / f"{at + 1:03}.png"
