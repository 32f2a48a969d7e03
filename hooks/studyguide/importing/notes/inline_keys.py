"""Answers that stand in the line that they are about: `… (False)`, `… – true`, `… Answer: B`."""

from __future__ import annotations

import re
from dataclasses import replace

from studyguide.importing.notes.raw_questions import RawQuestion
from studyguide.importing.notes.truths import TRUTH_WORD
from studyguide.importing.notes.words import alternatives, words

_LONG_MARKS = alternatives("answer_mark", shortest=4)
_STATEMENT = re.compile(
    rf"(?P<says>\S.*?)\s*(?:"
    rf"[*_]*[(\[][*_]*(?P<bracketed>{TRUTH_WORD}(?:[*_]*\s*[.,:;–—-]\s*[^()\[\]]+)?)[*_]*[)\]][*_]*"
    rf"|\s[-–—→]+>?\s*[*_]*(?P<dashed>{TRUTH_WORD})[*_]*(?:\s*[*_]*[(\[](?P<why>[^()\[\]]+)[)\]][*_]*)?|(?<=[.!])\s+(?:\*\*|__)(?P<bold>{TRUTH_WORD})(?:\*\*|__)"
    rf"|(?<=[.!])\s+(?P<bare>{alternatives('truth_word')})"
    rf")\.?",
    re.IGNORECASE,
)
_KEY = re.compile(
    rf"(?P<says>.*?\S)(?P<gap>\s*[*_(\[]*)(?<!\w)(?:{_LONG_MARKS})[*_\s]*[:：][*_\s]*"
    r"(?P<answer>\S[^\n]*?)[*_)\]]*",
    re.IGNORECASE | re.DOTALL,
)
_ANSWER_LINE = re.compile(
    rf"\s*[*_]*(?:{_LONG_MARKS})[*_\s]*[:：][*_]*\s*(?P<answer>\S.*)", re.IGNORECASE | re.DOTALL
)
_LETTER_MARKS = alternatives("answer_mark", shortest=3)
_LISTED = rf"[A-H](?:\s*(?:,|;|&|/|\+|\b(?:{alternatives('and')})\b)\s*[A-H])*"
_LETTER_KEY = re.compile(
    rf"(?P<says>.*?\S)??\s*[*_(\[]*(?<!\w)(?:(?:{_LETTER_MARKS}|correct)[*_]*"
    rf"(?:\s*[:：=.–—-]+\s*|\s+(?:is|er|ist)\s*:?\s+|\s+(?=[(\[]|(?-i:[A-H])\b)))[*_]*"
    rf"(?:option\s+)?[(\[]?(?P<letters>{_LISTED}|[TFVSU])\b[*_)\].]*",
    re.IGNORECASE | re.DOTALL,
)
_LETTER_WORD = re.compile(rf"(?<!\w)(?:{_LETTER_MARKS}|correct)", re.IGNORECASE)
_WIDE_GAP = " " * 100
_MARKED_LINE = re.compile(
    rf"[^\w(\[]*(?:{alternatives('answer_mark')})(?:[*_\s]*[:：]|\s?\d{{1,3}}\s?[*_]*[:.)][*_]*(?=\s))"
    r"[*_]*\s*(?P<text>.*)",
    re.IGNORECASE,
)
_KEY_PAIR = re.compile(
    rf"(?<![\w.])(?P<number>\d{{1,3}})\s*[.):=–-]?\s*[(\[*_]*(?P<answer>{_LISTED}|[I-L]|{TRUTH_WORD})[)\]*_]*(?!\w)",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?P<asks>[^\n]+(?:\n[^\n]+)*?[.?:!])[*_]*\n+\s*(?P<mark>\*{1,3}|_{1,3})(?![\s*_])(?P<says>[^\n]+?)(?P=mark)\s*"
)
"""An answer in italics, or in bold letters, on the line below what is asked."""
_GAP_WORD = re.compile(r"(?P<asks>.*_{3,}.*?[.!?])\s+\((?P<says>[^()\n]{1,40})\)\s*", re.DOTALL)
_BESIDE = re.compile(
    r"(?P<asks>\S.*\?)[ \t]+[(\[]?(?P<mark>\*{1,3}|_{1,2})(?![\s*_])(?P<says>[^\n*_]+)(?P=mark)"
    r"[)\]]?\.?",
    re.DOTALL,
)
"""An answer in italics or bold letters behind a question."""
_ARROW = re.compile(r"(?P<asks>\S.*?)\n+\s*(?:→|[-=–]+>|➜|➡|👉)\s*(?P<says>\S.*)", re.DOTALL)
_LONGEST = 2000
"""No text that ends with an answer has more letters."""
_GAP = re.compile(
    r"(?P<asks>.*_{3,}.*?)\s+[(\[]?(?P<mark>\*{1,3}|_{1,2})[(\[]?(?![\s*_])(?P<says>[^\n*_]+?)[)\]]?(?P=mark)[)\]]?\.?",
    re.DOTALL,
)
"""A sentence with a gap, and what belongs into it in italics or bold letters behind."""
_PLURAL = re.compile(
    "|".join(map(re.escape, (one for one in words("answers") if one not in words("answer_mark"))))
    + "|answers|réponses|fasit",
    re.IGNORECASE,
)
_APART = re.compile(r"(?:^|(?<=\s\s)|(?<=[;,.]\s))\(?(\d{1,2})[.):]\s+(?=\S)")
"""An entry of a key in one line, with more than a blank before it."""
_ENTRY = re.compile(r"(?:^|(?<=\s))\(?(\d{1,2})[.):]\s+(?=\S)")
_BARE_ENTRY = re.compile(r"(?:^\s*|(?<=[,;.]\s))(\d{1,2})\s+(?=\S)")
"""An entry without a point behind its number: `1 wet, 2 in 1918`."""
_LETTERS = {"t": "True", "v": "True", "s": "True", "f": "False", "u": "False"}
_LETTER = re.compile(r"\(?[A-Ha-h](?:[.)].*)?", re.DOTALL)
_ENDS = (".", "?", "!", "…", "_", ")", "]", ":", '"', "”", "»")
_SHORTEST = 3
"""A statement has at least as many words: "bool – true" is none."""


def answered_statement(text: str) -> tuple[str, str] | None:
    """Return a statement and whether it is true, in words, None if that does not end the text.

    >>> answered_statement("Sand drains slowly. (False)")
    ('Sand drains slowly.', 'False')
    >>> answered_statement("Is it so? (True)"), answered_statement("Sand drains (true love)")
    (None, None)
    """
    match = None if _WIDE_GAP in text else _STATEMENT.fullmatch(text.strip())
    if match is None or match["says"].rstrip().endswith(("?", ":")):
        return None
    if len(match["says"].split()) < _SHORTEST or "\n" in match["says"]:
        return None
    said = match["bracketed"] or match["dashed"] or match["bold"] or match["bare"]
    if said.casefold() in _LETTERS and not match["says"].endswith((".", "!")):
        return None
    found = _LETTERS.get(said.casefold()) or re.sub(r"\s+(?=[–—-])", "", said)
    return match["says"], f"{found}. {match['why']}" if match["why"] else found


def answer_line(text: str) -> str:
    """Return the answer in a text that is nothing else, such as "Answer: B", empty for another."""
    match = _ANSWER_LINE.fullmatch(text)
    return match["answer"].strip(" *_") if match else ""


def has_key(text: str) -> bool:
    """Return whether a text ends with an answer: "Which is hard? Answer: B"."""
    return _key(text) is not None


def letter_key(text: str) -> tuple[str, str] | None:
    """Return what stands before the letters of right options that end a text, and the letters.

    >>> letter_key("C) blue  (Ans: b)"), letter_key("Answer is B."), letter_key("vitamin A")
    (('C) blue', 'b'), ('', 'B'), None)
    """
    may_be = len(text) <= _LONGEST and _LETTER_WORD.search(text)
    match = _LETTER_KEY.fullmatch(text.strip()) if may_be else None
    return ((match["says"] or "").rstrip(), match["letters"]) if match else None


def key_pairs(text: str) -> list[tuple[int, str]]:
    """Return the numbers and answers of a text such as `1. B  2. A, C  3. True`.

    Empty if anything else stands there.
    """
    if len(_KEY_PAIR.sub("", text).strip(" ,;.|/\n")) > 2:
        return _entries(text)
    return [
        (int(one["number"]), _LETTERS.get(one["answer"].casefold(), one["answer"]))
        for one in _KEY_PAIR.finditer(text)
    ]


def _entries(text: str) -> list[tuple[int, str]]:
    """Return the numbers and answers in words of a text such as `Answers: 1. wet  2. in 1918`."""
    label, _, said = text.partition(":")
    if not _PLURAL.fullmatch(label.strip(" *_#")):
        return []
    return _numbered(list(_ENTRY.finditer(said)), said) or bare_entries(said)


def bare_entries(said: str) -> list[tuple[int, str]]:
    """Return the numbers and answers of a text such as `1 wet, 2 in 1918`."""
    return _numbered(list(_BARE_ENTRY.finditer(said)), said)


def key_entries(said: str) -> list[tuple[int, str]]:
    """Return the numbers and answers of a text such as `1. wet  2. in 1918`, if they go on by one.

    >>> key_entries("2. wet  3. in 1918"), key_entries("1. wet")
    ([(2, 'wet'), (3, 'in 1918')], [])
    """
    return _numbered(list(_APART.finditer(said)), said)


def _numbered(starts: list[re.Match[str]], said: str) -> list[tuple[int, str]]:
    first = int(starts[0][1]) if starts else 0
    numbers = list(range(first, first + len(starts)))
    if len(starts) < 2 or [int(one[1]) for one in starts] != numbers:
        return []
    ends = [*(one.start() for one in starts[1:]), len(said)]
    return [
        (at, " ".join(said[one.end() : end].split()).strip(" ;,*_"))
        for at, (one, end) in enumerate(zip(starts, ends, strict=True), start=first)
    ]


def marked_answer(line: str) -> str | None:
    """Return the answer in a line of its own, None for another line and a key of several.

    >>> marked_answer("A: wet"), marked_answer("(Ans. b)"), marked_answer("Answers: 1b, 2a")
    ('wet', 'b', None)
    """
    if match := _MARKED_LINE.fullmatch(line):
        if _entries(line):
            return None
        return None if len(key_pairs(match["text"])) > 1 else match["text"]
    key = letter_key(line)
    return key[1] if key and not key[0] else None


def _key(text: str) -> tuple[str, str] | None:
    """Return what stands before an answer that ends a text, and the answer.

    Within a sentence it is none: "Explain why the answer: 42 is wrong".
    """
    match = _KEY.fullmatch(text)
    if match is None:
        key = letter_key(text)
        return key if key and key[0] else None
    apart = match["gap"].strip(" \t") or match["says"].endswith(_ENDS)
    if not apart and not _LETTER.fullmatch(match["answer"]):
        return None
    return match["says"], match["answer"]


def with_inline_key(raw: RawQuestion) -> RawQuestion:
    """Return a question with the answer at the end of its prompt, or of its last option."""
    if raw.answer:
        return raw
    if not raw.options and (statement := answered_statement(raw.prompt)):
        return replace(raw, prompt=statement[0], answer=statement[1])
    gap = _GAP.fullmatch(raw.prompt) or _GAP_WORD.fullmatch(raw.prompt)
    if not raw.options and gap:
        return replace(raw, prompt=gap["asks"], answer=gap["says"])
    if not raw.options and (beside := _BESIDE.fullmatch(raw.prompt)):
        return replace(raw, prompt=beside["asks"], answer=beside["says"])
    if not raw.options and (arrow := _ARROW.fullmatch(raw.prompt)):
        return replace(raw, prompt=arrow["asks"], answer=arrow["says"])
    if not raw.options and (below := _BELOW.fullmatch(raw.prompt)):
        return replace(raw, prompt=below["asks"], answer=below["says"])
    if key := _key(raw.prompt):
        return replace(raw, prompt=key[0], answer=key[1])
    if raw.options and (key := _key(raw.options[-1])):
        return replace(raw, options=(*raw.options[:-1], key[0]), answer=key[1])
    return raw
