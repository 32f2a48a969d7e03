"""Who knows nothing cannot guess the questions of this course from how they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

import pytest

from loaded_course import loaded_course
from sites import ROOT
from studyguide.model.guide import Guide, Lesson
from studyguide.model.questions import Choice, Essay, Match, Multiple, TrueFalse
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.blocks import EmbeddedQuestion
from studyguide.text.tree.inner_blocks import every_block

LONG = 30
"""Characters: shorter options differ in length by what they say."""
MIDTERM = 8
"""The week whose exam divides the course in two parts."""


@pytest.fixture
def guide() -> Guide:
    return loaded_course(ROOT)


def lengths(guide: Guide, language: str) -> Iterator[tuple[str, int, int]]:
    """Yield the id of each choice, the length of its right option and of its longest wrong one."""
    for _, asked in guide.questions():
        if isinstance(asked, Choice) and not asked.variables:
            long = [(len(one.text.get(language) or ""), one.correct) for one in asked.options]
            wrong = max(length for length, correct in long if not correct)
            yield asked.id, next(length for length, correct in long if correct), wrong


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_longest_option_is_right_no_more_often_than_by_chance(
    guide: Guide, language: str
) -> None:
    longest = [right > wrong for _, right, wrong in lengths(guide, language)]
    assert sum(longest) / len(longest) <= 0.26


@pytest.mark.parametrize("language", ["en", "nb"])
def test_no_right_option_is_far_longer_than_the_others(guide: Guide, language: str) -> None:
    far = [id_ for id_, right, wrong in lengths(guide, language) if right > max(LONG, 1.3 * wrong)]
    assert far == []


def test_who_always_answers_false_is_wrong_half_of_the_time(guide: Guide) -> None:
    answers = [one.answer for _, one in guide.questions() if isinstance(one, TrueFalse)]
    assert 0.4 <= sum(answers) / len(answers) <= 0.6


def test_the_number_of_right_options_varies(guide: Guide) -> None:
    several = [one for _, one in guide.questions() if isinstance(one, Multiple)]
    right = Counter(
        (sum(option.correct for option in one.options), len(one.options)) for one in several
    )
    assert max(right.values()) / len(several) <= 0.4


def test_a_hint_counts_the_right_options(guide: Guide) -> None:
    counts = {"One is right.": 1, "Two are right.": 2, "Three are right.": 3, "Four are right.": 4}
    for _, one in guide.questions():
        if isinstance(one, Multiple) and one.hint is not None:
            right = sum(option.correct for option in one.options)
            assert counts.get(one.hint.get("en") or "", right) == right, one.id


def test_the_last_pair_of_a_match_is_not_given_away(guide: Guide) -> None:
    given = [one.id for _, one in guide.questions() if isinstance(one, Match) and not one.spare]
    # each label of natural language inference fits some hypothesis, so none can be spare
    assert given == ["label-the-hypotheses"]


def test_each_lesson_has_easy_and_hard_questions_and_asks_in_between(guide: Guide) -> None:
    for lesson in guide.lessons:
        levels = Counter(one.difficulty for one in lesson.questions)
        assert all(levels[level] >= 0.18 * levels.total() for level in (1, 2, 3)), lesson.folder
        assert checks(lesson) >= 3, lesson.folder


def test_each_half_of_the_course_has_three_explanations_to_a_friend(guide: Guide) -> None:
    weeks = [week for week in guide.course.weeks if week.lessons]
    for part in (weeks[:MIDTERM], weeks[MIDTERM:]):
        folders = set(chain.from_iterable(week.lessons for week in part))
        essays = [
            one
            for lesson in guide.lessons
            if lesson.folder in folders
            for one in lesson.questions
            if isinstance(one, Essay) and one.id.endswith("-to-a-friend")
        ]
        assert len(essays) >= 3
        assert all(len(one.rubric) >= 4 for one in essays)


def checks(lesson: Lesson) -> int:
    """Return how many questions a lesson asks in between."""
    found = every_block(parse_blocks(lesson.articles["en"].body)[0].blocks)
    return sum(isinstance(block, EmbeddedQuestion) for block in found)
