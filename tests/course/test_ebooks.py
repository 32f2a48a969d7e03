"""The guide of this course as an e-book."""

from __future__ import annotations

import pytest

from checks import ebooks as check
from sites import ROOT


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_book_has_every_word_and_every_link_leads_somewhere(language: str) -> None:
    found = check.book(ROOT, language)
    check.a_book_is_packed_as_readers_expect(found)
    check.every_link_leads_somewhere(found)
    check.a_book_can_be_read_aloud(found)
    check.questions_and_answers_lead_to_each_other(found)
    check.every_word_is_in_the_book(ROOT, language)
    assert len(found.data) < 2_000_000
