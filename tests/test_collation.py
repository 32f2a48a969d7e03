"""Names sort as readers of each language expect."""

from __future__ import annotations

from pathlib import Path

import pytest

from mistakes import small_course
from studyguide.languages.collation import initial, listing_key, sort_key
from studyguide.pages.data.glossary import letter_groups
from studyguide.pages.site import Site
from studyguide.reading.load import load_guide


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


@pytest.mark.parametrize("language", ["en", "nb"])
def test_what_begins_with_a_sign_is_one_group_before_the_letters(
    language: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    names = (
        "5-fold",
        "α-helix",
        ".NET",
        "none",
        "__init__",
        "λ",
        "システム",
        "Æon",
        "Aasen",
        "über",
    )
    file = course / "content/lessons/02-steps/terms.yml"
    with file.open("a", encoding="utf-8") as terms:
        for number, name in enumerate(names):
            meaning = "{en: Meaning., nb: Betydning.}"
            terms.write(f'- id: t-{number}\n  name: "{name}"\n  definition: {meaning}\n')
    guide, problems = load_guide(course / "content")
    assert guide is not None
    assert problems == ()
    groups = letter_groups(Site.of(guide, language))
    (letter, anchor, signs), *_ = groups
    assert (letter, anchor) == ("#", "signs")
    found = [term.name.get(language) for term in signs]
    assert found == ["5-fold", "__init__", ".NET", "α-helix", "λ", "システム"]
    letters, anchors, _ = zip(*groups, strict=True)
    assert len(set(letters)) == len(set(anchors)) == len(groups)


def test_names_below_signs_are_listed_together_and_first() -> None:
    names = ["関数", "あい", "+1", "Git", "変数"]
    listed = sorted(names, key=listing_key("ja"))
    assert [initial(name, "ja") for name in listed] == ["#", "#", "#", "あ", "G"]
    assert sorted(["zip", ".NET", "λ", "axis"], key=listing_key("en"))[:2] == [".NET", "λ"]
