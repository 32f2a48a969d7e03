"""What the flashcards of every course are."""

from __future__ import annotations

import json

from sites import Site
from studyguide.model.guide import Guide
from studyguide.pages.data.flashcard import Flashcard
from studyguide.pages.data.flashcards import flashcards
from studyguide.pages.site import Site as GuideSite

Made = dict[str, dict[str, Flashcard]]
"""The cards of a course, by language and id."""


def made_of(guide: Guide) -> Made:
    found = {code: flashcards(GuideSite.of(guide, code)) for code in guide.course.languages}
    return {code: {card.id: card for card in found[code]} for code in found}


def every_language_has_the_same_cards(made: Made) -> None:
    assert list(made["en"]) == list(made["nb"])


def cards_have_two_sides_without_links(made: Made, language: str) -> None:
    for card in made[language].values():
        assert card.front
        assert card.back
        assert card.front != card.back
        assert "<a " not in card.front + card.back, card.id
        assert "[[" not in card.front + card.back, card.id


def every_card_leads_to_a_place_of_the_site(site: Site) -> None:
    for prefix in ("", "nb/"):
        found = json.loads((site.folder / f"{prefix}cards.json").read_text(encoding="utf-8"))
        for card in found:
            address, _, anchor = card["url"].partition("#")
            page = site.page(prefix + address)
            assert not anchor or f'id="{anchor}"' in page
