"""Names sort as readers of each language expect."""

from __future__ import annotations

from studyguide.pages.collation import initial, sort_key


def in_order(language: str, *names: str) -> list[str]:
    return sorted(names, key=sort_key(language))


def test_norwegian_ends_with_ae_oe_aa() -> None:
    names = ["ål", "øl", "ære", "zebra", "aks"]
    assert in_order("nb", *names) == ["aks", "zebra", "ære", "øl", "ål"]


def test_double_a_is_the_last_letter_in_norwegian_only() -> None:
    assert in_order("nb", "Aabel", "zebra", "abel") == ["abel", "zebra", "Aabel"]
    assert in_order("en", "aardvark", "zebra", "abel") == ["aardvark", "abel", "zebra"]


def test_case_and_hyphens_do_not_part_neighbours() -> None:
    assert in_order("en", "mini-batch", "Minibar", "minimum") == [
        "Minibar",
        "mini-batch",
        "minimum",
    ]


def test_a_shorter_name_and_a_space_come_first() -> None:
    assert in_order("nb", "lagring", "lag", "lag to") == ["lag", "lag to", "lagring"]


def test_accents_do_not_move_a_name() -> None:
    assert in_order("nb", "idé", "ide", "idealist") == ["ide", "idé", "idealist"]


def test_digits_come_before_letters() -> None:
    assert in_order("en", "a", "1-norm", "z") == ["1-norm", "a", "z"]


def test_initials_are_letters_of_the_language() -> None:
    assert [initial(name, "nb") for name in ["ål", "Aabel", "ö", "4-D", "édition"]] == [
        "Å",
        "Å",
        "Ø",
        "#",
        "E",
    ]
    assert initial("ål", "en") == "A"
