"""Statements that readers judge: `True or false: …`, `… T / F`, and the letters of answers."""

from __future__ import annotations

import re
from dataclasses import replace

from studyguide.importing.notes.raw_questions import RawQuestion
from studyguide.importing.notes.words import alternatives

TRUTH = re.compile(
    rf"(?:(?P<no>{alternatives('fails')})|(?P<yes>{alternatives('holds')}))(?!\w)"
    r"\s*[.,:;!–—-]*\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
TRUTH_WORD = rf"(?:{alternatives('fails')}|{alternatives('holds')}|[TFVSU])"
"""A word or letter that says whether a statement is true, in a regular expression."""
_ASKED = alternatives("truth_question").replace("/", r"\s?/\s?")
_CHOICE = rf"[(\[]?(?:{_ASKED}|[TSVRW]\s?/\s?[FUG])[)\]]?"
_BEFORE = re.compile(
    rf"^(?:_{{2,}}|[*_]{{0,2}}(?:\d{{1,3}}[.)]\s*)?{_CHOICE}(?!\w))\s*[:?.,–-]*[*_]*\s*(?=\S)",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"(?<=\S)[\s:–-]+(?:_{{3,}}|{_CHOICE}[?.]?)\s*$", re.IGNORECASE)
_ENDS = re.compile(
    rf"(?P<says>.+[.!])\s*[*_(\[]*(?P<truth>{alternatives('fails')}|{alternatives('holds')}|[TFVSU])[*_)\]]*\.?",
    re.IGNORECASE | re.DOTALL,
)
_TWO = re.compile(
    rf"(?P<says>\S.*?)\s*[(\[]?(?P<first_mark>[*_=]{{1,3}})?(?P<first>{TRUTH_WORD})[*_=]*\s*/\s*"
    rf"(?P<second_mark>[*_=]{{1,3}})?(?P<second>{TRUTH_WORD})[*_=]*[)\]]?\.?",
    re.IGNORECASE | re.DOTALL,
)
_LETTER = re.compile(
    r"\W*(?P<letter>[TFVSURWG])(?![\w'’])[\s.,:;)*_–—-]*(?:\((?P<note>[^()]*)\)|(?P<rest>.*))",
    re.IGNORECASE | re.DOTALL,
)
_LETTERS = {
    "t": "True", "s": "True", "v": "True", "r": "True", "w": "True",
    "f": "False", "u": "False", "g": "False",
}  # fmt: skip


def statement(prompt: str) -> str:
    """Return a statement without "true or false" before it, or behind it.

    >>> statement("True or false: ice floats."), statement("Ice floats. T / F")
    ('ice floats.', 'Ice floats.')
    """
    bare = _BEFORE.sub("", prompt)
    return _BEHIND.sub("", bare) or bare


def _chosen(prompt: str) -> tuple[str, str] | None:
    """Return a statement and the one of two words behind it that is in bold letters."""
    match = _TWO.fullmatch(prompt)
    if not match or bool(match["first_mark"]) == bool(match["second_mark"]):
        return None
    return match["says"], match["first"] if match["first_mark"] else match["second"]


def judged(raw: RawQuestion) -> RawQuestion:
    """Return a question that says that it is to be judged as a statement, its answer as a word."""
    if not raw.options and not raw.answer and (chosen := _chosen(raw.prompt)):
        return replace(raw, prompt=chosen[0], answer=chosen[1])
    if raw.options or statement(raw.prompt) == raw.prompt or raw.prompt.startswith("__"):
        sure = raw.prompt.startswith("__") or raw.answer.strip() in ("T", "F")
        return raw if raw.options else _with_letter(raw, sure=sure)
    if not raw.answer and not _BEHIND.search(raw.prompt) and (match := _ENDS.fullmatch(raw.prompt)):
        raw = replace(raw, prompt=match["says"], answer=match["truth"])
    return _with_letter(raw, sure=bool(_BEFORE.match(raw.prompt) or _BEHIND.search(raw.prompt)))


def _with_letter(raw: RawQuestion, *, sure: bool) -> RawQuestion:
    said = _LETTER.fullmatch(raw.answer.strip())
    word = _LETTERS[said["letter"].lower()] if said and sure else None
    if said is None or word is None:
        return raw
    more = (said["note"] or said["rest"] or "").strip()
    return replace(raw, prompt=statement(raw.prompt), answer=f"{word}. {more}" if more else word)
