"""`studyguide export`: the rendered pages as files, for any site generator."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Literal

from studyguide.command.check import read, show, stops
from studyguide.engine.build_environment import build_timestamp
from studyguide.model.problems import counted
from studyguide.pages.decks.answer_key import answer_key
from studyguide.pages.decks.course_parts import CoursePart, course_part, week_part
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.decks.glosario_yaml import glosario
from studyguide.pages.decks.moodle_xml import moodle_xml
from studyguide.pages.decks.qti import qti_package
from studyguide.pages.page import File, Page
from studyguide.pages.render import render
from studyguide.pages.site import Release, Site


def export(root: Path, folder: Path, *, strict: bool = True) -> int:
    """Write every page of every language below `folder`; return 1 if the content has problems."""
    guide, problems = read(root, drafts=not strict)
    show(problems)
    if guide is None or stops(problems, strict=strict):
        return 1
    release = Release(seconds=build_timestamp(root))
    for language in guide.course.languages:
        pages, _ = render(guide, language, release=release)
        for page in pages:
            _write(page, folder / language / page.uri)
        print(f"{language}: {counted(len(pages), 'file', 'files')} → {folder / language}")
    return 0


def export_key(root: Path, folder: Path) -> int:
    """Write all questions with their answers below `folder`; return 1 if there are mistakes.

    It is for the teacher, so it includes drafts and answers that are not published yet.
    """
    guide, problems = read(root, drafts=True)
    show(problems)
    if guide is None or stops(problems, strict=False):
        return 1
    folder = folder.resolve()
    if folder.is_relative_to(root / "site") or folder.is_relative_to(root / "docs"):
        print(f"{folder} is published. Choose another folder", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for language in guide.course.languages:
        file = folder / f"answers.{language}.md"
        file.write_text(answer_key(Site.of(guide, language)), encoding="utf-8", newline="\n")
        print(f"{language}: {file}")
    return 0


Bank = Literal["moodle", "qti", "glosario"]
"""Files for other programs that `export` writes: they are for teachers, so no site has them."""


def export_bank(root: Path, folder: Path, bank: Bank, *, strict: bool = True) -> int:
    """Write the questions by week, or the glossary, for another program; return 1 if it cannot."""
    guide, problems = read(root, drafts=not strict)
    show(problems)
    if guide is None or stops(problems, strict=strict):
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    if bank == "glosario":
        (folder / "glossary.yml").write_text(glosario(guide), encoding="utf-8", newline="\n")
        print(f"{counted(len(guide.terms), 'term', 'terms')} → {folder / 'glossary.yml'}")
        return 0
    for language in guide.course.languages:
        texts = ExportTexts(Site.of(guide, language))
        parts = (course_part(texts), *(week_part(texts, week) for week in guide.course.weeks))
        for part in (one for one in parts if one.questions):
            _write_bank(texts, part, folder / language, bank)
        print(f"{language}: {folder / language}")
    return 0


def _write_bank(texts: ExportTexts, part: CoursePart, folder: Path, bank: Bank) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if bank == "qti":
        (folder / f"{part.stem}.zip").write_bytes(qti_package(texts, part))
    else:
        (folder / f"{part.stem}.xml").write_text(moodle_xml(texts, part), encoding="utf-8")


def _write(part: Page | File, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(part, Page):
        file.write_text(page_source(part), encoding="utf-8", newline="\n")
    elif part.copied_from:
        shutil.copyfile(part.copied_from, file)
    else:
        file.write_bytes(part.read())


def page_source(page: Page) -> str:
    """Return a page as HTML with YAML front matter."""
    facts = [f"title: {_quoted(page.title)}"]
    if page.description:
        facts.append(f"description: {_quoted(page.description)}")
    if page.hide:
        facts.append(f"hide: [{', '.join(page.hide)}]")
    return "\n".join(("---", *facts, "---", page.body))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
