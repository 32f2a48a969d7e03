"""The rules of a language beside its words: `languages/<code>/rules.py` has one `RULES`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).parent
Inflect = Callable[[Sequence[str], frozenset[str]], Iterable[str]]
"""The words of a name and the forms that its author declares → its regular forms."""


def _no_forms(_words: Sequence[str], _declared: frozenset[str]) -> Iterator[str]:
    return iter(())


def _no_ending(_word: str) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorting:
    """The letters of a language, for what they differ in from those of any."""

    letters_at_end: str = ""
    """Letters of their own, in their order after z."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """What else is sorted as one of the letters: `aa` as `å`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRules:
    """Where a full stop ends no sentence, beside what holds in every language."""

    abbreviations: str = ""
    """After these never; parted by white space, without their last full stop."""
    counting: str = ""
    """Not before a number or a formula."""
    ordinals: str = ""
    """An expression for a number with a full stop that may be an ordinal, with what is before."""
    after_ordinals: str = ""
    """An expression for what follows a number only if it is an ordinal: the name of a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRules:
    """What is forgiven in an answer that is typed, beside what is in every language."""

    articles: str = ""
    """May be left out or written before; parted by white space."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """How a letter is written on a keyboard without it: `ä` as `ae`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRules:
    """What makes no difference to a search, beside case and accents; parted by white space."""

    endings: str = ""
    """Endings of words, without letters that not every keyboard has."""
    stop_words: str = ""
    """Words that say nothing of what a text is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRules:
    """What is to know about a language; the defaults work for any."""

    inflect: Inflect = _no_forms
    without_genitive: Callable[[str], str] = _no_ending
    """Returns a word without the ending of its genitive, empty if it has none."""
    hyphenated_endings: str = ""
    """Endings that an abbreviation takes behind a hyphen: `GPU-en`; parted by white space."""
    sorting: Sorting = field(default_factory=Sorting)
    sentences: SentenceRules = field(default_factory=SentenceRules)
    answers: AnswerRules = field(default_factory=AnswerRules)
    searching: SearchRules = field(default_factory=SearchRules)
    compounds: bool = False
    """Whether new nouns are made in one word: `Gradientenabstieg`."""
    everyday_words: str = ""
    """Words that begin no term, for the report; parted by white space."""
    capital_nouns: bool = False
    """Whether nouns begin with a capital within a sentence too."""


@cache
def rules_of(language: str) -> LanguageRules:
    """Return the rules of a language; the defaults if it has none.

    >>> rules_of("de-AT") == rules_of("de"), rules_of("tlh") == LanguageRules()
    (True, True)
    """
    for code in folders_for(language):
        if (FOLDER / code / "rules.py").is_file():
            rules: LanguageRules = import_module(f"studyguide.languages.{code}.rules").RULES
            return rules
    return LanguageRules()


def folders_for(language: str) -> tuple[str, ...]:
    """Return the folders that may hold a language, the best first.

    >>> folders_for("pt-BR"), folders_for("no")
    (('pt_BR', 'pt'), ('nb',))
    """
    code = language.replace("-", "_")
    codes = ("nb",) if language == "no" else (code, code.partition("_")[0])
    return tuple(dict.fromkeys(codes))


def own_rules() -> tuple[str, ...]:
    """Return the languages that have rules of their own."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/rules.py")))


def listed(words: str) -> Iterable[str]:
    """Return words that are parted by white space."""
    return words.split()
