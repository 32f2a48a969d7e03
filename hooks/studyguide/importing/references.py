"""References between imported terms: to the ids that these get, or only their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from studyguide.importing.draft import Draft, DraftTerm
from studyguide.importing.entries import ImportedTerm

_REFERENCE = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]*)\]\]")


def settle(draft: Draft, ids: Mapping[str, str]) -> None:
    """Let references of a draft lead to the ids that terms of the source have in the course.

    What leads to an id that is empty there is replaced by its words.
    """
    for term in _terms(draft):
        for code, text in term.texts.items():
            term.texts[code] = _led(text, ids)
        led = dict.fromkeys(ids.get(id_, id_) for id_ in term.see)
        term.see = [id_ for id_ in led if id_ and id_ != term.id]
    for texts in draft.replaced.values():
        for code, meaning in texts.items():
            texts[code] = _led_text(meaning, ids)


def _terms(draft: Draft) -> Iterable[DraftTerm]:
    return (term for lesson in draft.lessons for term in lesson.terms)


def _led(text: ImportedTerm, ids: Mapping[str, str]) -> ImportedTerm:
    definition, example = (_led_text(one, ids) for one in (text.definition, text.example))
    return replace(text, definition=definition, example=example)


def _led_text(text: str, ids: Mapping[str, str]) -> str:
    def led(found: re.Match[str]) -> str:
        id_ = ids.get(found[1], found[1])
        return f"[[{id_}|{found[2]}]]" if id_ else found[2]

    return _REFERENCE.sub(led, text)
