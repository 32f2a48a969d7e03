"""What is renewed for a change is what it would be if all were made anew."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from mistakes import SMALL_COURSE, make_changes, read_cases, small_course
from studyguide.linking import names_in_text
from studyguide.linking.mention_index import MentionIndex
from studyguide.linking.mentions import mentions
from studyguide.linking.name_index import NameIndex
from studyguide.linking.name_table import NameTable
from studyguide.linking.names_in_text import NameFinder
from studyguide.model.authored_text import AuthoredText
from studyguide.model.guide import Guide, Lesson, Term
from studyguide.reading.load import load_guide
from studyguide.reading.read_cache import ReadCache

WORDS = ("gradient", "step", "descent", "walk", "loss", "C++", "e.g.", "slope", "size")
NAME = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)
SENTENCE = st.lists(
    st.one_of(
        st.sampled_from(
            (*WORDS, "gradients'", "*step* size", "[[gradient]]", "[[loss|it]]", "the")
        ),
        st.sampled_from(("**grad**ient", "steps", "`gradient`", "$x$", "Walks")),
    ),
    max_size=6,
).map(lambda words: " ".join(words) + ".")
IDS = ("gradient", "gradient-descent", "step-size", "loss", "walking")


@cache
def guide() -> Guide:
    found, _ = load_guide(SMALL_COURSE / "content", docs=SMALL_COURSE / "docs")
    assert found is not None
    return found


def with_lessons(lessons: tuple[Lesson, ...]) -> Guide:
    terms = {term.id: term for lesson in lessons for term in lesson.terms}
    lesson_of_term = {term.id: lesson for lesson in lessons for term in lesson.terms}
    return replace(guide(), lessons=lessons, terms=terms, lesson_of_term=lesson_of_term)


def term(id_: str, name: str, definition: str) -> Term:
    shown = AuthoredText({"en": name}, "plain")
    return replace(next(iter(guide().terms.values())), id=id_, name=shown, short=None, aliases={},
                   forms={}, definition=AuthoredText({"en": definition}), example=None)  # fmt: skip


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[int, Any]]:
    """Return edits: of a lesson's text, or its terms."""
    made: list[tuple[int, Any]] = []
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, 1))
        if draw(st.booleans()):
            made.append((at, draw(SENTENCE)))
        else:
            ids = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=3))
            made.append((at, tuple(term(one, draw(NAME), draw(SENTENCE)) for one in ids)))
    return made


def edited(lesson: Lesson, edit: Any) -> Lesson:
    if isinstance(edit, str):
        article = replace(lesson.articles["en"], body=edit)
        return replace(lesson, articles={**lesson.articles, "en": article})
    return replace(lesson, terms=edit, term_rows=tuple(range(len(edit))))


@examples(150)
@given(edits())
def test_a_renewed_index_is_the_index_of_the_whole_course(changes: list[tuple[int, Any]]) -> None:
    now = with_lessons(guide().lessons)
    names = NameTable.of(now.terms, "en")
    index = MentionIndex.of(now, names)
    for at, edit in changes:
        lessons = [*now.lessons]
        lessons[at] = edited(lessons[at], edit)
        now = with_lessons(tuple(lessons))
        names, words = names.renewed(now.terms)
        index = index.renewed(now, names, words)
    whole = NameIndex.of(now.terms.values(), "en")
    assert names.finder.index == whole
    names_in_text._RECENT.clear()
    finder = NameFinder.of(whole)
    assert finder is not names.finder
    assert names.finder.word_counts == finder.word_counts
    expected = mentions(now, finder)
    for id_ in now.terms:
        assert index.mentions(id_) == expected.get(id_, ())


def test_what_has_not_changed_is_kept() -> None:
    now = guide()
    names = NameTable.of(now.terms, "en")
    index = MentionIndex.of(now, names)
    again, words = names.renewed(dict(now.terms))
    assert again.finder is names.finder
    assert words == frozenset()
    renewed = index.renewed(now, again, words)
    assert all(renewed.sources[key] is source for key, source in index.sources.items())


CASES = read_cases()
UNSEEN = [
    case for case in CASES if case["case"] == "a number sign behind a text that stays the same"
]


@pytest.mark.parametrize("case", [*UNSEEN, *CASES[::6]], ids=lambda case: case["case"])
def test_what_is_read_again_is_as_if_it_were_read_for_the_first_time(
    case: dict[str, Any], tmp_path: Path
) -> None:
    course, read_cache = small_course(tmp_path), ReadCache()
    before, _ = load_guide(course / "content", docs=course / "docs", read_cache=read_cache)
    assert before is not None
    make_changes(course, case)
    again, problems = load_guide(course / "content", docs=course / "docs", read_cache=read_cache)
    assert (again, problems) == load_guide(course / "content", docs=course / "docs")


def test_only_what_has_changed_is_another_object(tmp_path: Path) -> None:
    course, read_cache = small_course(tmp_path), ReadCache()
    before, _ = load_guide(course / "content", read_cache=read_cache)
    file = course / "content/lessons/01-walking-downhill/terms.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("It points uphill", "It leads uphill"), encoding="utf-8")
    after, _ = load_guide(course / "content", read_cache=read_cache)
    assert before is not None
    assert after is not None
    assert after.lessons[1] is before.lessons[1]
    changed = [id_ for id_, term in after.terms.items() if term is not before.terms[id_]]
    assert changed == ["gradient"]
