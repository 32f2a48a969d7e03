"""No damage to a course makes a traceback, a wrong place or a page that is not shown.

`make fuzz` goes on with that for a minute; what it finds becomes a case here.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from fuzzing.courses import write_courses
from fuzzing.damage import damage
from fuzzing.texts import random_text
from fuzzing.trial import faults
from mistakes import Case, make_changes, small_course
from studyguide.reading.load import load_guide
from studyguide.text.checks.document_checks import document_faults
from studyguide.text.parsing.parse import parse_blocks, parse_inline
from studyguide.text.renderers.block_html import document_html
from test_properties import CHECKS, forbidden
from text_context import CONTEXT

CORPUS: list[Case] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: str(case["case"]))
def test_what_was_found_once_is_told_or_shown(case: Case, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    make_changes(course, case)
    assert [*faults(course)] == []
    _, problems = load_guide(course / "content", docs=course / "docs")
    assert [str(problem) for problem in problems[:1]] == case["says"]


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return write_courses(tmp_path_factory.mktemp("courses"))


def test_no_course_is_at_fault_before_it_is_damaged(courses: tuple[Path, ...]) -> None:
    assert [fault for course in courses for fault in faults(course)] == []


@given(randoms := st.randoms(use_true_random=True))
@examples(40)
def test_whatever_is_damaged_is_told_or_shown(
    courses: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory, random: Random
) -> None:
    course = tmp_path_factory.getbasetemp() / "fuzzed"
    shutil.copytree(random.choice(courses), course, symlinks=True)
    try:
        done = [damage(random, course) for _ in range(random.choice((1, 1, 2)))]
        assert [*faults(course)] == [], done
    finally:
        shutil.rmtree(course)


@given(randoms)
@examples(200)
def test_any_text_of_the_grammar_is_judged_and_harmless(random: Random) -> None:
    text = random_text(random).replace("\r", "\n")  # as files are read
    document, found = parse_blocks(text)
    for fault in (*found, *document_faults(document, CHECKS)):
        assert 0 <= fault.line <= text.count("\n")
    assert forbidden(str(document_html(document, CONTEXT))) == []
    parse_inline(text.replace("\n", " "), gaps=True)
