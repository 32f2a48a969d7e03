"""What has misled once stands in no wording of the interface: `forbidden_words.yml`."""

from __future__ import annotations

import re

import pytest

from written import RULES, forbidden_words, interface_lines


@pytest.mark.parametrize("rule", [rule for _, rule in RULES], ids=lambda rule: rule["words"])
def test_a_forbidden_word_is_told_from_what_to_write_instead(rule: dict[str, str]) -> None:
    assert re.search(rule["words"], rule["wrong"])
    assert not re.search(rule["words"], rule["right"])
    assert rule["why"]


def test_no_forbidden_word_stands_in_the_interface() -> None:
    lines = list(interface_lines())
    assert len(lines) > 500
    assert forbidden_words(lines) == []
