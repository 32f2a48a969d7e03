"""Terms of this course find each other where its authors linked them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.linking import references_found_alone
from loaded_course import loaded_course
from sites import ROOT


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_courses_own_references_would_be_found(
    language: str, figure: Callable[[str], None]
) -> None:
    guide = loaded_course(ROOT)
    count, missed = references_found_alone(guide, language)
    figure(f"linking, {language}: {count - len(missed)} of {count} written references found alone")
    assert count >= 40
    assert missed == []
