"""The flashcards of this course."""

from __future__ import annotations

import pytest

from checks import flashcards as check
from checks.flashcards import Made
from loaded_course import loaded_course
from sites import ROOT, Site


@pytest.fixture(scope="module")
def made() -> Made:
    guide = loaded_course(ROOT)
    return check.made_of(guide)


def test_every_language_has_the_same_cards(made: Made) -> None:
    check.every_language_has_the_same_cards(made)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_cards_have_two_sides_without_links(made: Made, language: str) -> None:
    check.cards_have_two_sides_without_links(made, language)


def test_a_meaning_does_not_give_its_name_away(made: Made) -> None:
    fronts = {code: {id_: card.front for id_, card in made[code].items()} for code in made}
    assert fronts["en"]["gpu:name"].startswith("<p>A … is a processor")
    assert fronts["nb"]["dot-product:name"].startswith("<p>… av to vektorer med like mange")
    assert fronts["en"]["model-fit:name"].startswith("<p>… is the Keras call")


def test_a_name_is_translated_only_if_the_languages_differ(
    made: Made,
) -> None:
    assert "keras:translate" not in made["en"]
    for code, other, name in (("en", "nb", "Nevralt nett"), ("nb", "en", "Neural network")):
        back = made[code]["neural-network:translate"].back
        assert f'<p lang="{other}" dir="auto"><strong>{name}' in back


def test_every_card_leads_to_a_place_of_the_site(real_site: Site) -> None:
    check.every_card_leads_to_a_place_of_the_site(real_site)
