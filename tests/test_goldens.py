"""The small course gives exactly the pages in `goldens/`; `make goldens` writes them anew.

Packages for Anki are not among them: `test_decks.py` imports those and looks at what is inside.
"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from studyguide.command.export import page_source
from studyguide.pages.page import File, Page
from studyguide.pages.render import render
from studyguide.pages.site import Release
from studyguide.reading.load import load_guide

TESTS = Path(__file__).parent
GOLDENS = TESTS / "goldens"
RELEASE = Release(seconds=1_700_000_000)
"""The date of `sites.environment`, so that an exported site is the same."""


def parts(language: str) -> tuple[Page | File, ...]:
    course = TESTS / "small_course"
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide is not None
    assert problems == ()
    found, unwritten = render(guide, language, release=RELEASE)
    assert unwritten == ()
    return found


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_page_is_as_expected(language: str, update_goldens: bool) -> None:
    folder = GOLDENS / language
    found = {part.uri: _text(part) for part in parts(language) if not part.uri.endswith(".apkg")}
    if update_goldens:
        _write(folder, found)
    expected = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.*")
    }
    assert sorted(found) == sorted(expected)
    differing = next((uri for uri in sorted(found) if found[uri] != expected[uri]), None)
    assert differing is None, _difference(differing, expected[differing], found[differing])


def _difference(uri: str, expected: str, found: str) -> str:
    """Return the lines in which the first page differs, as a diff."""
    lines = unified_diff(
        expected.splitlines(), found.splitlines(), f"goldens/{uri}", uri, lineterm="", n=1
    )
    return "\n".join(lines)


def test_every_page_names_the_file_that_an_author_would_edit() -> None:
    course = TESTS / "small_course"
    for page in (part for part in parts("en") if isinstance(part, Page)):
        assert not page.source or (course / page.source).is_file(), page.uri


def test_rendering_twice_gives_the_same_pages() -> None:
    assert parts("nb") == parts("nb")


def _text(part: Page | File) -> str:
    if isinstance(part, Page):
        return page_source(part)
    return part.copied_from.read_text(encoding="utf-8") if part.copied_from else part.text


def _write(folder: Path, found: dict[str, str]) -> None:
    for old in folder.rglob("*.*"):
        old.unlink()
    for uri, text in found.items():
        file = folder / uri
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
