"""Checks of `docs/`, the folder of MkDocs' pages: forbidden files, clashes, translations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.localedata import exists

from studyguide.addresses.lesson_files import PAGES
from studyguide.addresses.site_map import page_entries
from studyguide.addresses.uris import address_of, page_in_docs
from studyguide.linking.name_index import NameIndex, UncheckedNames
from studyguide.model.file_names import has_left_over
from studyguide.model.guide import Guide
from studyguide.model.problems import Problem
from studyguide.model.text_file import read_text_file
from studyguide.reading.file_checks import display_path, executable_problem, svg_problems
from studyguide.reading.file_name_checks import file_name_problems
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.flat import atoms
from studyguide.text.tree.inline_contents import inline_contents
from studyguide.text.tree.inlines import Reference

_OURS = ("assets", "studyguide")


def docs_folder_problems(
    docs: Path, guide: Guide, unchecked_names: UncheckedNames
) -> Iterator[Problem]:
    """Yield problems with files that a browser would run, or that would replace ours.

    Scripts are allowed: none runs unless `extra_javascript` names it.
    """
    yield from file_name_problems(docs)
    for file in sorted(path for path in docs.rglob("*") if path.is_file()):
        if has_left_over(file, docs):
            continue
        inside, path = file.relative_to(docs), display_path(file, docs, docs.name)
        if inside.parts[: len(_OURS)] == _OURS:
            message = f"the site has '{inside.parent.as_posix()}' of its own. Use another folder"
            yield Problem(path, 1, message)
        elif file.suffix.lower() in PAGES:
            yield executable_problem(
                file, path, "Write a page in Markdown, or pack it into a .zip file"
            )
        else:
            yield from svg_problems(file, path)
    yield from _page_problems(docs, guide, unchecked_names)


def pages_in(docs: Path, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the uris of the pages of `docs`, sorted."""
    paths = (file.relative_to(docs).as_posix() for file in _pages_of(docs))
    return tuple(sorted({page_in_docs(path, languages)[0] for path in paths}))


def _pages_of(docs: Path) -> Iterator[Path]:
    """Yield the pages of a folder, sorted and, like MkDocs, without hidden files."""
    for file in sorted(docs.rglob("*.md")):
        if file.is_file() and not has_left_over(file, docs):
            yield file


def _reference_problems(
    text: str, path: str, guide: Guide, unchecked_names: UncheckedNames
) -> Iterator[Problem]:
    """Yield references to unknown terms, at which a strict build stops."""
    if "[[" not in text:
        return
    languages = guide.course.languages
    _, language = page_in_docs(path, languages)
    index = NameIndex.of(
        guide.terms.values(), language or languages[0], unchecked_names=unchecked_names
    )
    for inlines, _ in inline_contents(parse_blocks(text)[0]):
        for _, _, node in atoms(inlines):
            if isinstance(node, Reference) and node.target and (fault := index.fault(node.target)):
                yield Problem(path, node.line + 1, fault, "warning")


def _page_problems(docs: Path, guide: Guide, unchecked_names: UncheckedNames) -> Iterator[Problem]:
    """Yield pages that clash with ours, or are in no language of the course, or not in all."""
    languages = guide.course.languages
    taken = {address_of(entry.uri): entry.path for entry in page_entries(guide)}
    # the folder of the language would replace a page there
    taken |= {f"{code}/": guide.course_file.path for code in languages[1:]}
    translated: dict[str, set[str]] = {}
    for file in _pages_of(docs):
        path = display_path(file, docs, docs.name)
        text, problems = read_text_file(file, path)
        yield from () if text else problems  # its characters are MkDocs' matter
        yield from _reference_problems(text, path, guide, unchecked_names)
        uri, language = page_in_docs(file.relative_to(docs).as_posix(), languages)
        translated.setdefault(uri, set()).add(language)
        address = address_of(uri)
        if address in taken:
            message = f"{taken[address]} makes a page at '/{address}' too. Rename one of them"
            yield Problem(path, 1, message)
        code = file.stem.rpartition(".")[2]
        if not language and code != file.stem and exists(code):
            listed = " or ".join(f"'{code}'" for code in languages)
            yield Problem(path, 1, f"the course has no language '{code}'. Write {listed}")
    for uri, languages_of_page in translated.items():
        for language in languages if "" not in languages_of_page else ():
            if language not in languages_of_page:
                path = f"{docs.name}/{uri.removesuffix('.md')}.{language}.md"
                message = "the page is not translated. Write this file"
                yield Problem(path, 1, message, "warning", language)
