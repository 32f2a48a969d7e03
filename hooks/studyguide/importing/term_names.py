"""Names as sources print them → name, abbreviation and other names, as in running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from studyguide.importing.entries import ImportedTerm
from studyguide.importing.notes.words import alternatives
from studyguide.languages.rules import rules_of

_PARENTHESIS = re.compile(r"(?P<before>.*?\S)\s*\((?P<inside>.+)\)", re.DOTALL)
_CALL = re.compile(r"[\w.]+\([^()\s]*\)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OTHER = re.compile(
    rf"(?:{alternatives('other_name')}):?\s+(?:(?:{alternatives('articles')})\s+)?(?P<name>\S.*)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\*\*|__|`")
_MOST_WORDS = 5
"""A further name in parentheses has no more words; what is longer is a remark."""


@dataclass(frozen=True, slots=True)
class ParsedName:
    """What a name as printed consists of."""

    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    remark: str = ""
    """What stands in parentheses and is no name."""


def parsed_name(printed: str) -> ParsedName:
    """Return the name, abbreviation and further names in a name as printed.

    >>> parsed_name("Convolutional Neural Network (CNN)")
    ParsedName(name='Convolutional Neural Network', short='CNN', aliases=(), remark='')
    >>> parsed_name("GPU (Graphics Processing Unit)").short, parsed_name("fit()").name
    ('GPU', 'fit()')
    """
    text = " ".join(_MARKUP.sub("", printed).split()).strip(" :–—")
    match = _PARENTHESIS.fullmatch(text)
    if not match or _CALL.fullmatch(text):
        return ParsedName(text)
    before, inside = match["before"], match["inside"].strip()
    if abbreviates(inside, before):
        return ParsedName(before, short=_singular(inside, before))
    if abbreviates(before, inside):
        return ParsedName(inside, short=before)
    if other := _OTHER.fullmatch(inside):
        inside = other["name"]
    if _is_name(inside):
        return ParsedName(before, aliases=(inside,))
    return ParsedName(before, remark=inside)


def _singular(short: str, name: str) -> str:
    """Return an abbreviation as it is; `GANs` stays a plural, since its name is one."""
    return short if short[-1:] != "s" or name[-1:] == "s" or len(short) < 3 else short[:-1]


def abbreviates(short: str, name: str) -> bool:
    """Return whether a word is made of first letters of a name, or of capitals at least."""
    if " " in short or len(short) > 10 or len(name.split()) < 2:
        return False
    letters = re.sub(r"s$", "", re.sub(r"[^A-Za-zÆØÅÄÖÜæøåäöü]", "", short)).casefold()
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name)).casefold()
    capitals = sum(map(str.isupper, short))
    if len(letters) < 2 or letters[0] != initials[:1]:
        return False
    return capitals >= 2 or letters == initials


def _is_name(inside: str) -> bool:
    words = inside.split()
    return (
        len(words) <= _MOST_WORDS
        and not re.search(r"[.;:!?=,]|^\d", inside)
        and not any(
            word.casefold()
            in ("by", "replaced", "see", "also", "e.g", "eg", "av", "se", "siehe", "or")
            for word in words
        )
    )


class Spelling:
    """How words are spelled within sentences: by that, capitals of titles are told from names."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        self._is_kept = rules_of(language).capital_nouns
        self.lowers = not self._is_kept
        self._lower: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        for text in texts:
            for sentence in re.split(r"[.!?:]\s+|\n", re.sub(r"`[^`]*`", "", text)):
                for match in list(_WORD.finditer(sentence))[1:]:
                    counts = self._lower if match[0].islower() else self._capital
                    counts[match[0].casefold()] += 1

    def running(self, name: str) -> str:
        """Return a name as in running text: a capital that belongs to a title only is dropped."""
        words = _WORD.findall(name)
        titled = [word for word in words if _is_title_word(word)]
        if self._is_kept or not titled or any(map(self._is_proper, titled)):
            return self._first_lower(name) if self._may_lower_first(words) else name
        if not any(self._lower[word.casefold()] for word in titled):
            return name
        return _WORD.sub(lambda word: _lowered(word[0]), name)

    def _is_proper(self, word: str) -> bool:
        key = word.casefold()
        return self._capital[key] > self._lower[key]

    def _may_lower_first(self, words: list[str]) -> bool:
        first, *others = words or [""]
        return (
            not self._is_kept
            and _is_title_word(first)
            and not self._is_proper(first)
            and bool(self._lower[first.casefold()])
            and not any(map(_is_title_word, others))
        )

    def _first_lower(self, name: str) -> str:
        return name[:1].lower() + name[1:]


def _is_title_word(word: str) -> bool:
    return (len(word) > 1 and word[0].isupper() and word[1:].islower()) or bool(
        re.fullmatch(r"[A-ZÆØÅÄÖÜ][^\W\d_A-Z]*(?:-[A-ZÆØÅÄÖÜ]?[^\W\d_A-Z]+)+", word)
    )


def _lowered(word: str) -> str:
    return word.lower() if _is_title_word(word) else word


def _like_definition(name: str, definition: str, spelling: Spelling) -> str:
    """Return a name of one word in small letters where its definition begins so."""
    is_word = bool(_WORD.fullmatch(name)) and _is_title_word(name)
    return name.lower() if is_word and definition[:1].islower() and spelling.lowers else name


def with_parsed_name(term: ImportedTerm, spelling: Spelling) -> ImportedTerm:
    """Return a term with its printed name taken apart, and spelled as in running text."""
    if term.id:
        return term
    parsed = parsed_name(term.name)
    definition = term.definition
    if parsed.remark:
        sentence = parsed.remark[:1].upper() + parsed.remark[1:]
        end = "" if sentence[-1:] in ".!?" else "."
        definition = f"{definition}\n\n({sentence}{end})".strip()
    return replace(
        term,
        name=_like_definition(spelling.running(parsed.name), definition, spelling),
        short=term.short or parsed.short,
        aliases=term.aliases or tuple(map(spelling.running, parsed.aliases)),
        definition=definition,
    )
