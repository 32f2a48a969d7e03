"""Questions of every kind about synthetic terms."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench.course import Entry

KINDS = (
    "choice", "multiple", "true-false", "short", "essay", "order", "match", "numeric", "cloze",
)  # fmt: skip
_WHY = {"en": "That is what the definition says.", "nb": "Det er det definisjonen sier."}


def question(about: Entry, beside: Sequence[Entry], chance: random.Random) -> dict[str, Any]:
    """Return a question about a term as it is in `quiz.yml`; its wrong answers are `beside`."""
    kind = chance.choice(KINDS)
    english, norwegian = about.names
    asked = {
        "id": f"about-{about.id}",
        "kind": kind,
        "prompt": {"en": f"What is true of the {english}?", "nb": f"Hva stemmer om {norwegian}?"},
        "terms": [about.id],
        "difficulty": chance.randint(1, 3),
    }
    others = [about, *chance.sample([one for one in beside if one is not about], 3)]
    return asked | _rest(kind, others, chance)


def _rest(kind: str, others: list[Entry], chance: random.Random) -> dict[str, Any]:
    match kind:
        case "choice" | "multiple":
            return {"options": list(_options(others))}
        case "true-false":
            return {"answer": chance.random() < 0.5, "explanation": _WHY}
        case "short":
            return {"answer": _name(others[0])}
        case "essay":
            return {"answer": _WHY, "rubric": [_name(one) for one in others]}
        case "order":
            return {"items": [_name(one) for one in others], "explanation": _WHY}
        case "match":
            pairs = [{"left": _name(one), "right": f"$x_{at}$"} for at, one in enumerate(others)]
            return {"pairs": pairs, "explanation": _WHY}
        case "numeric":
            return {"answer": chance.randint(1, 99), "tolerance": 0.5, "explanation": _WHY}
        case _:
            english, norwegian = others[0].names
            text = {"en": f"It is the {{{{{english}}}}}.", "nb": f"Det er {{{{{norwegian}}}}}."}
            return {"text": text, "explanation": _WHY}


def _options(others: list[Entry]) -> Iterable[dict[str, Any]]:
    for at, one in enumerate(others):
        option: dict[str, Any] = {"text": _name(one), "why": _WHY}
        yield option | ({"correct": True} if at == 0 else {})


def _name(entry: Entry) -> dict[str, str]:
    return dict(zip(("en", "nb"), entry.names, strict=True))
