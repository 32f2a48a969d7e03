"""Typst source → PDF, kept under the hash of all that it is made from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import segno
import typst

from studyguide.model.digest import digest
from studyguide.model.sealed_folder import SealedFolder

KEPT = Path(".cache/booklets")
"""Where a project keeps its booklets, from its root."""
TEMPLATE = Path(__file__).parent / "booklet.typ"
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")
_MISSING_CHARACTER = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_TOO_WIDE = re.compile(r"panicked with: too wide a formula, (.*)")
_TEXTS = (".svg", ".typ")


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be printed."""

    source: str
    files: dict[str, bytes]
    """Pictures by the names that the source gives them."""
    seconds: int
    """The date of the booklet, since 1970."""

    @property
    def key(self) -> str:
        """The hash of everything that the PDF depends on."""
        files = (part for name in sorted(self.files) for part in (name, self.files[name]))
        versions = (str(self.seconds), version("typst"), TEMPLATE.read_bytes(), _how_we_print())
        return digest(self.source, *versions, *files)


@dataclass(frozen=True, slots=True)
class CompileError:
    """What the printer refused, in its own words."""

    message: str
    character: str = ""
    """The character that no font has, if that is the reason."""
    too_wide: str | None = None
    """Where the formula is that is too wide, as `path:line`, if that is the reason."""


@dataclass(frozen=True, slots=True)
class PdfCompiler:
    """Prints jobs, and keeps what it has printed in a folder."""

    folder: Path | None = None
    """None: nothing is kept."""
    printed_keys: list[str] = field(default_factory=list)
    """The keys of what was printed and not found."""
    on_progress: Callable[[int, int], None] | None = None
    """Is told how many booklets of how many are done."""

    def pdf(self, job: Job) -> bytes | CompileError:
        """Return the PDF of a job, the same bytes for the same job."""
        key = job.key
        if kept := self.kept.get(key):
            return kept
        self.printed_keys.append(key)
        printed = _printed(job)
        if isinstance(printed, bytes):
            self.kept.put(key, printed)
        return printed

    @property
    def kept(self) -> SealedFolder:
        """What was printed before."""
        return SealedFolder(self.folder)

    def report_progress(self, done: int, total: int) -> None:
        """Say how many booklets are done, if somebody wants to know."""
        if self.on_progress:
            self.on_progress(done, total)


@cache
def _how_we_print() -> bytes:
    """Return this module, which says to which standard and with which fonts."""
    return Path(__file__).read_bytes()


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF of ours has: the count of the root of its page tree."""
    return max(int(count) for count in _PAGES.findall(pdf))


@cache
def qr_code(text: str) -> bytes:
    """Return the SVG of a QR code."""
    rows = tuple(segno.make(text, error="m", micro=False).matrix)
    squares = (
        f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    size = len(rows)
    box = f'viewBox="0 0 {size} {size}" width="{size}" height="{size}"'
    path = f'<path shape-rendering="crispEdges" d="{"".join(squares)}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{path}</svg>'.encode()


@cache
def _compiler() -> typst.Compiler:
    """Return the one compiler, which remembers what booklets have in common."""
    return typst.Compiler(ignore_system_fonts=True)


def _printed(job: Job) -> bytes | CompileError:
    texts = {"main.typ": job.source.encode(), "booklet.typ": TEMPLATE.read_bytes()}
    dots = {name: data for name, data in job.files.items() if not name.endswith(_TEXTS)}
    texts |= {name: data for name, data in job.files.items() if name not in dots}
    if not dots:
        return _compiled(_compiler(), texts, job.seconds)
    # the library takes texts from memory only; pictures of dots it reads below a root
    with TemporaryDirectory() as root:
        for name, data in dots.items():
            path = Path(root, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        compiler = typst.Compiler(ignore_system_fonts=True, root=root)
        return _compiled(compiler, texts, job.seconds)


def _compiled(
    compiler: typst.Compiler, texts: dict[str, bytes], seconds: int
) -> bytes | CompileError:
    files: Any = texts  # the library's types know one file only
    try:
        pdf, warnings = compiler.compile_with_warnings(
            input=files, format="pdf", pdf_standards=["ua-1"], timestamp=seconds
        )
    except typst.TypstError as error:
        missing = _MISSING_CHARACTER.search(error.message)
        wide = _TOO_WIDE.search(error.message)
        character = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), missing[1]) if missing else ""
        return CompileError(error.message, character, wide[1] if wide else None)
    if warnings:
        return CompileError("; ".join(str(warning) for warning in warnings))
    assert isinstance(pdf, bytes), "one PDF, not a page of a picture each"
    return pdf
