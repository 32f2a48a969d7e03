"""Folds typed answers for comparison, in the same way as `typed-answer.js`."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from studyguide.languages.rules import listed, rules_of

_LETTERS = {"å": "aa", "æ": "ae", "ø": "oe", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d"}
"""Spellings for keyboards without these letters, in any language."""
_NO_DECIMAL_POINT = re.compile(r"\.(?![0-9])")
_ASCII_PUNCTUATION = re.compile(r"[^a-z0-9+#.]+")


@dataclass(frozen=True, eq=False)  # no slots, because of the cached properties
class Folding:
    """Differences to ignore when answers are compared, in the languages of a course."""

    letters: dict[str, str]
    articles: tuple[str, ...]

    def __call__(self, text: str) -> str:
        """Return a text without case, accents, punctuation and a leading article."""
        return _folded(self, text)

    @cached_property
    def json(self) -> str:
        """The same as JSON, for the scripts of the site."""
        return json.dumps({"articles": self.articles, "letters": self.letters}, ensure_ascii=False)

    @cached_property
    def _spelled_out(self) -> dict[int, str]:
        return str.maketrans(self.letters)

    @cached_property
    def _article(self) -> re.Pattern[str]:
        return re.compile(f"^(?:{'|'.join(map(_article_pattern, self.articles))})")

    def fold(self, text: str) -> str:
        """Return a folded text; calling the object does the same with a cache."""
        lowered = unicodedata.normalize("NFC", text.lower()).translate(self._spelled_out)
        if lowered.isascii():
            lowered = _ASCII_PUNCTUATION.sub(" ", lowered)
        else:
            lowered = "".join(map(_letter, unicodedata.normalize("NFKD", lowered)))
        words = " ".join(_NO_DECIMAL_POINT.sub(" ", lowered).split())
        return self._article.sub("", words) if self.articles else words


@lru_cache(maxsize=32)
def folding_of(languages: tuple[str, ...]) -> Folding:
    """Return the folding for a course in several languages.

    Where two languages spell a letter differently, the first one counts.
    """
    answers = [rules_of(code).answers for code in languages]
    letters = dict(_LETTERS)
    for rules in reversed(answers):
        letters |= rules.letters
    articles = dict.fromkeys(word for rules in answers for word in listed(rules.articles))
    return Folding(letters, tuple(articles))


@lru_cache(maxsize=65_536)
def _folded(folding: Folding, text: str) -> str:
    return folding.fold(text)


def _article_pattern(article: str) -> str:
    """Return a pattern for an article: with a space behind it, or in one word with its noun."""
    attached = article.removesuffix("-")
    before = attached if attached != article else f"{article} "
    return f"{re.escape(before)}(?=..)"


def _letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Mn":
        return ""
    return letter if letter in "+#." or category[0] in "LN" else " "
