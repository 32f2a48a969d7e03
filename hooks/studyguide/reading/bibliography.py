"""Reads `references.bib`: publications and problems."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    NameParts,
    SeparateCoAuthors,
    SplitNameParts,
)
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock

from studyguide.model.cited_work import Publication
from studyguide.model.problems import Problem, Problems
from studyguide.model.text_file import read_text_file
from studyguide.text.parsing.url_schemes import is_web

BIBLIOGRAPHY = "references.bib"
"""The file with sources, next to `course.yml` or in a lesson's folder."""
Publications = Mapping[str, Publication]
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # problems tell the same
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?\s*(10\.\S+)", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_IN_WORDS = ("journal", "journaltitle", "booktitle", "series", "howpublished")
_PUBLISHERS = ("edition", "publisher", "institution", "school", "organization")


def read_bibliography(file: Path, path: str) -> tuple[Publications, Problems]:
    """Return the publications of a file by key, and problems; nothing if it does not exist."""
    if not file.is_file():
        return {}, ()
    text, faults = read_text_file(file, path)
    if faults:
        return {}, faults
    middleware = [LatexDecodingMiddleware(), SeparateCoAuthors(), SplitNameParts()]
    # other programs do not escape these two, which have a meaning in LaTeX
    latex = re.sub(r"(?<!\\)([&%])", r"\\\1", text)
    library = parse_string(latex, append_middleware=middleware)
    addresses = {entry.key: entry for entry in parse_string(text).entries}
    problems = [_block_problem(block, path) for block in library.failed_blocks]
    publications: dict[str, Publication] = {}
    for entry in library.entries:
        as_written = addresses.get(entry.key, entry)
        publications[entry.key] = _publication(entry, as_written, path)
        problems += _entry_problems(as_written, publications[entry.key], path)
    return publications, tuple(problems)


def _block_problem(block: ParsingFailedBlock, path: str) -> Problem:
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock):
        return Problem(path, line, f"the key '{block.key}' is used by an earlier entry. Rename one")
    fix = "Check its braces, commas and names"
    return Problem(path, line, f"the entry cannot be read. {fix}")


def _entry_problems(entry: Entry, publication: Publication, path: str) -> Iterator[Problem]:
    line = (entry.start_line or 0) + 1
    if not publication.title:
        fix = "Add 'title = {…},'"
        yield Problem(path, line, f"the entry '{entry.key}' has no 'title'. {fix}")
    url = _field(entry, "url")
    if url and not is_web(url):
        fix = "Use https:"
        yield Problem(path, line, f"the address '{url}' of '{entry.key}' is not allowed. {fix}")


def _publication(entry: Entry, as_written: Entry, path: str) -> Publication:
    """Return the publication of an entry, with its address from `as_written`, not as LaTeX."""
    people = _people(entry, "author") or _people(entry, "editor")
    year = _YEAR.search(_field(entry, "year") or _field(entry, "date"))
    return Publication(
        key=entry.key,
        families=tuple(map(_family, people)),
        authors=_listed(tuple(map(_with_initials, people))),
        year=year[0] if year else "",
        title=_field(entry, "title").rstrip("."),
        within=next(filter(None, (_field(entry, name) for name in _IN_WORDS)), ""),
        details=_details(entry),
        address=_address(as_written),
        path=path,
        line=(as_written.start_line or 0) + 1,
    )


def _field(entry: Entry, name: str) -> str:
    fields = {key.lower(): field.value for key, field in entry.fields_dict.items()}
    value = fields.get(name, "")
    return re.sub(r"[{}]", "", " ".join(value.split())) if isinstance(value, str) else ""


def _people(entry: Entry, name: str) -> tuple[NameParts, ...]:
    fields = {key.lower(): field.value for key, field in entry.fields_dict.items()}
    value = fields.get(name, ())
    return tuple(name for name in value if isinstance(name, NameParts))


def _family(name: NameParts) -> str:
    return re.sub(r"[{}]", "", " ".join((*name.von, *name.last)))


def _with_initials(name: NameParts) -> str:
    initials = " ".join(f"{first[0]}." for first in name.first if first)
    return ", ".join(filter(None, (_family(name), initials, " ".join(name.jr))))


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names)


def _details(entry: Entry) -> str:
    """Return volume, number and pages of an article, or edition and publisher of a book."""
    volume, number, pages = (_field(entry, name) for name in ("volume", "number", "pages"))
    parts = (f"{volume}({number})" if volume and number else volume, re.sub("-+", "–", pages))
    publishers = (_field(entry, name) for name in _PUBLISHERS)
    return ", ".join(filter(None, (*parts, *publishers)))


def _address(entry: Entry) -> str:
    if doi := _DOI.search(_field(entry, "doi")):
        return f"https://doi.org/{quote(doi[1], safe='/:;()._-')}"
    url = _field(entry, "url")
    return url if is_web(url) else ""
