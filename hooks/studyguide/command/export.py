"""`studyguide export`: the rendered pages as files, for any engine that reads Markdown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from studyguide.command.check import read, show, stops
from studyguide.engine.release import last_change
from studyguide.model.problems import counted
from studyguide.pages.page import File, Page
from studyguide.pages.render import render
from studyguide.pages.site import Release


def export(root: Path, folder: Path) -> int:
    """Write every page of every language below `folder`; return 1 if the content has problems."""
    guide, problems = read(root)
    show(problems)
    if guide is None or stops(problems, strict=True):
        return 1
    release = Release(seconds=last_change(root))
    for language in guide.course.languages:
        pages, _ = render(guide, language, release=release)
        for page in pages:
            _write(page, folder / language / page.uri)
        print(f"{language}: {counted(len(pages), 'file', 'files')} → {folder / language}")
    return 0


def _write(part: Page | File, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(part, Page):
        file.write_text(page_source(part), encoding="utf-8")
    elif part.copied_from:
        shutil.copyfile(part.copied_from, file)
    else:
        file.write_bytes(part.data)


def page_source(page: Page) -> str:
    """Return a page as engines read one: HTML with YAML before it."""
    facts = [f"title: {_quoted(page.title)}"]
    if page.description:
        facts.append(f"description: {_quoted(page.description)}")
    if page.hide:
        facts.append(f"hide: [{', '.join(page.hide)}]")
    if not page.search:
        facts.append("search:\n  exclude: true")
    elif page.boost != 1:
        facts.append(f"search:\n  boost: {page.boost}")
    return "\n".join(("---", *facts, "---", page.body))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
