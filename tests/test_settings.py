"""What is kept never changes the output, whatever setting an author changes meanwhile."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import _lru_cache_wrapper, cache
from pathlib import Path

import pytest

from mistakes import small_course
from settings import CHANGES, UNSEEN, Change, authored_keys, prepare
from studyguide.model.guide import Guide
from studyguide.pages.booklets.booklet_builder import print_all
from studyguide.pages.booklets.pdf_compiler import PdfCompiler, qr_code
from studyguide.pages.page import File, Page
from studyguide.pages.registry import Registry
from studyguide.pages.site import Release, Site
from studyguide.reading.load import load_guide
from studyguide.reading.read_cache import ReadCache

RELEASE = Release("https://example.org/study-guide/", 1_700_000_000)
Output = Mapping[str, Page | File]
"""Every page, file and booklet, by its uri."""


@dataclass(slots=True)
class Kept:
    """A course that is built again and again, with all that one build leaves to the next."""

    course: Path
    compiler: PdfCompiler
    read_cache: ReadCache = field(default_factory=ReadCache)
    site: Site | None = None

    def output(self, release: Release = RELEASE) -> Output:
        """Return what is made of the course as it stands now."""
        guide = read(self.course, self.read_cache)
        self.site = Site.of(guide, "en", release, before=self.site)
        return output(self.site, self.compiler)


def read(course: Path, read_cache: ReadCache | None = None) -> Guide:
    guide, problems = load_guide(
        course / "content", docs=course / "docs", today=date(2026, 1, 5), read_cache=read_cache
    )
    assert problems == ()
    assert guide is not None
    return guide


def output(site: Site, compiler: PdfCompiler) -> Output:
    booklets, problems = print_all(site, compiler)
    assert problems == ()
    registry = Registry(site, booklets)
    parts: tuple[Page | File, ...] = (*registry.pages(), *registry.files())
    return {part.uri: part for part in parts}


def cold_output(course: Path, release: Release = RELEASE) -> Output:
    """Return what is made of a course by who has made nothing before."""
    for remembered in memories():
        remembered.cache_clear()
    return output(Site.of(read(course), "en", release), PdfCompiler())


@cache
def memories() -> tuple[_lru_cache_wrapper[object], ...]:
    """Return all functions that remember results by what they are given, parsed texts for one."""
    found = (one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper))
    ours = (one for one in found if one.__module__.startswith("studyguide"))
    # a QR code takes a third of a build, and depends on nothing but its text
    return tuple(one for one in ours if one.__wrapped__.__code__.co_argcount and one != qr_code)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Kept, Path, Output]:
    """Return the course after its first build, a copy of it, and what was built."""
    folder = tmp_path_factory.mktemp("settings")
    course = small_course(folder)
    prepare(course)
    kept = Kept(course, PdfCompiler(folder / "kept"))
    return kept, Path(shutil.copytree(course, folder / "first")), kept.output()


@pytest.fixture
def kept(first: tuple[Kept, Path, Output]) -> Kept:
    """Return the course as it was at first."""
    course, before = first[0].course, first[1]
    shutil.rmtree(course)
    shutil.copytree(before, course)
    return first[0]


@pytest.fixture
def before(first: tuple[Kept, Path, Output]) -> Output:
    """Return what was built at first."""
    return first[2]


def changed(one: Output, other: Output) -> list[str]:
    """Return the uris of what is not the same in two outputs."""
    return [uri for uri in sorted({*one, *other}) if one.get(uri) != other.get(uri)]


def test_every_key_has_a_change() -> None:
    assert {change.key for change in CHANGES} == authored_keys()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.key)
def test_a_changed_setting_gives_the_output_of_a_cold_build(
    change: Change, kept: Kept, before: Output
) -> None:
    change.make(kept.course)
    found, expected = kept.output(), cold_output(kept.course)
    assert changed(found, expected) == []
    assert bool(changed(found, before)) == (change.key not in UNSEEN)


@pytest.mark.parametrize("words", ["glossary: Words\n", "booklet: {page: Sheet}\n"])
def test_words_of_the_course_give_the_output_of_a_cold_build(
    words: str, kept: Kept, before: Output
) -> None:
    file = kept.course / "content/languages/en.yml"
    file.parent.mkdir()
    file.write_text(words, encoding="utf-8")
    found = kept.output()
    assert changed(found, cold_output(kept.course)) == []
    assert "pdf/guide.pdf" in changed(found, before)


RELEASES = {
    "address": replace(RELEASE, address="https://elsewhere.example/"),
    "seconds": replace(RELEASE, seconds=1_800_000_000),
}


@pytest.mark.parametrize("part", [one.name for one in fields(Release)])
def test_another_address_or_date_gives_the_output_of_a_cold_build(
    part: str, kept: Kept, before: Output
) -> None:
    found = kept.output(RELEASES[part])
    assert changed(found, cold_output(kept.course, RELEASES[part])) == []
    assert changed(found, before) != []


def test_what_nobody_changed_is_kept(kept: Kept, before: Output) -> None:
    """Without this, all the others would be true of a cache that never finds anything."""
    kept.compiler.printed_keys.clear()
    assert changed(kept.output(), before) == []
    assert kept.compiler.printed_keys == []
