"""Nothing on the pages of this course is written into them that acts."""

from __future__ import annotations

from checks import policy as check
from sites import Site


def test_nothing_is_written_into_a_page_that_acts(real_site: Site) -> None:
    check.nothing_is_written_into_a_page_that_acts(real_site)


def test_nothing_that_acts_comes_into_a_page_later(real_site: Site) -> None:
    check.nothing_that_acts_comes_into_a_page_later(real_site)


def test_every_page_of_ours_has_the_policy_and_none_of_docs(real_site: Site) -> None:
    check.every_page_of_ours_has_the_policy_and_none_of_docs(real_site)
