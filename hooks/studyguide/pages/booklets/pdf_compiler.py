"""Typst source → PDF, cached under a hash of all inputs."""

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
from studyguide.model.result_cache import ResultCache
from studyguide.pages.booklets.imposition import imposition_version, packed

CACHE = Path(".cache/booklets")
"""The cache of booklets in a project."""
TEMPLATES = Path(__file__).parent / "templates"
"""The Typst files that every booklet imports."""
_MISSING_CHARACTER = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_TOO_WIDE = re.compile(r"panicked with: too wide a formula, (.*)")
_TEXTS = (".svg", ".typ")


@dataclass(frozen=True, slots=True)
class Job:
    """The inputs of a PDF."""

    source: str
    files: dict[str, bytes]
    """Pictures by their names in the source."""
    seconds: int
    """The date of the booklet, in seconds since 1970."""
    fonts: tuple[Path, ...] = ()
    """Folders with fonts for scripts that the compiler's own fonts do not have."""
    accessible: bool = True
    """Whether it is held to PDF/UA-1, which sheets that are cut up have no use for."""

    @property
    def key(self) -> str:
        """A hash of everything that the PDF depends on."""
        files = (part for name in sorted(self.files) for part in (name, self.files[name]))
        versions = (str(self.seconds), str(self.accessible), version("typst"), _own_source())
        fonts = (file.name for folder in self.fonts for file in sorted(folder.glob("*.ttf")))
        parts = (imposition_version(), *_templates().values(), *files, *fonts)
        return digest(self.source, *versions, *parts)


@dataclass(frozen=True, slots=True)
class CompileError:
    """An error of Typst, with its message."""

    message: str
    character: str = ""
    """The character that no font has, if that is the reason."""
    too_wide: str | None = None
    """The place of a too wide formula, as `path:line`, if that is the reason."""


@dataclass(frozen=True, slots=True)
class PdfCompiler:
    """Compiles jobs, with a cache folder for PDFs."""

    folder: Path | None = None
    """None disables the cache."""
    printed_keys: list[str] = field(default_factory=list)
    """The keys of jobs that were not in the cache."""
    on_progress: Callable[[int, int], None] | None = None
    """Called with the number of finished booklets and their total."""

    def pdf(self, job: Job) -> bytes | CompileError:
        """Return the PDF of a job, reproducible for the same job."""
        key = job.key
        if cached := self.cache.get(key):
            return cached
        self.printed_keys.append(key)
        printed = _printed(job)
        if isinstance(printed, bytes):
            self.cache.put(key, printed)
        return printed

    @property
    def cache(self) -> ResultCache:
        """The cache of PDFs."""
        return ResultCache(self.folder)

    def report_progress(self, done: int, total: int) -> None:
        """Call `on_progress`, if it is set."""
        if self.on_progress:
            self.on_progress(done, total)


@cache
def _templates() -> dict[str, bytes]:
    """Return the Typst files that every booklet imports, by name."""
    return {path.name: path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))}


@cache
def _own_source() -> bytes:
    """Return the source of this module, which contains the compiler's options."""
    return Path(__file__).read_bytes()


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
def _compiler(fonts: tuple[Path, ...]) -> typst.Compiler:
    """Return the only compiler with some fonts, which caches what booklets have in common."""
    return typst.Compiler(ignore_system_fonts=True, font_paths=[*fonts])


def _printed(job: Job) -> bytes | CompileError:
    texts = {"main.typ": job.source.encode(), **_templates()}
    dots = {name: data for name, data in job.files.items() if not name.endswith(_TEXTS)}
    texts |= {name: data for name, data in job.files.items() if name not in dots}
    if not dots:
        return _compiled(_compiler(job.fonts), texts, job)
    # the library takes only texts from memory; it reads raster pictures below a root
    with TemporaryDirectory() as root:
        for name, data in dots.items():
            path = Path(root, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        compiler = typst.Compiler(ignore_system_fonts=True, font_paths=[*job.fonts], root=root)
        return _compiled(compiler, texts, job)


def _compiled(compiler: typst.Compiler, texts: dict[str, bytes], job: Job) -> bytes | CompileError:
    files: Any = texts  # the library's types allow only one file
    try:
        pdf, warnings = compiler.compile_with_warnings(
            input=files,
            format="pdf",
            pdf_standards=["ua-1"] if job.accessible else [],
            timestamp=job.seconds,
        )
    except typst.TypstError as error:
        missing = _MISSING_CHARACTER.search(error.message)
        wide = _TOO_WIDE.search(error.message)
        character = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), missing[1]) if missing else ""
        return CompileError(error.message, character, wide[1] if wide else None)
    if warnings:
        return CompileError("; ".join(str(warning) for warning in warnings))
    assert isinstance(pdf, bytes), "one PDF, not a page of a picture each"
    return packed(pdf)
