"""The rules of languages: each `languages/<code>/rules.py` has a `RULES`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).parent
Inflect = Callable[[Sequence[str], frozenset[str]], Iterable[str]]
"""Returns the regular forms of a name, given its words and the author's declared forms."""


def _no_forms(_words: Sequence[str], _declared: frozenset[str]) -> Iterator[str]:
    return iter(())


def _no_ending(_word: str) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorting:
    """How the sort order of a language differs from the default."""

    letters_at_end: str = ""
    """Additional letters, in their order after z."""
    alphabet: str = ""
    """The whole alphabet, where additional letters stand within it: `…mnñop…`."""
    encoding: str = ""
    """A character set in whose order ideographs are sorted, such as that of their readings."""
    groups: str = ""
    """Letters under which ideographs are listed, each followed by the first ideograph of it."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """Spellings that are sorted as other letters: `aa` as `å`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRules:
    """Where a full stop does not end a sentence, in addition to the default rules."""

    abbreviations: str = ""
    """Abbreviations that never end a sentence, space-separated, without their final full stop."""
    counting: str = ""
    """Abbreviations that end no sentence before a number or a formula, space-separated."""
    ordinals: str = ""
    """A regular expression for a number that may be an ordinal, with the words before it."""
    after_ordinals: str = ""
    """A regular expression for words that only follow ordinals, such as names of months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRules:
    """What is forgiven in typed answers, in addition to the default rules."""

    articles: str = ""
    """Articles that may be added or omitted, space-separated; `ال-` is written with its noun."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Spellings for keyboards without a letter: `ä` as `ae`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRules:
    """What makes no difference to a search, beside case and accents; parted by white space."""

    endings: str = ""
    """Endings of words, without letters that not every keyboard has."""
    beginnings: str = ""
    """What is written in one word with the word behind it, such as an article."""
    stop_words: str = ""
    """Words that say nothing of what a text is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRules:
    """The rules of a language; the defaults work for any."""

    inflect: Inflect = _no_forms
    without_genitive: Callable[[str], str] = _no_ending
    """Returns a word without the ending of its genitive, empty if it has none."""
    elisions: str = ""
    """Words that lose their vowel before a name, as in `l’erreur`, without apostrophe."""
    prefixes: tuple[str, ...] = ()
    """What may be written in one word with the name behind it, the longest first: an article."""
    hyphenated_endings: str = ""
    """Endings of abbreviations after a hyphen, as in `GPU-en`, space-separated."""
    sorting: Sorting = field(default_factory=Sorting)
    sentences: SentenceRules = field(default_factory=SentenceRules)
    answers: AnswerRules = field(default_factory=AnswerRules)
    searching: SearchRules = field(default_factory=SearchRules)
    hyphenated_compounds: bool = False
    """Whether names are found within compounds with a hyphen, such as `Säure-Base-Reaktion`."""
    compounds: bool = False
    """Whether compounds are written as one word: `Gradientenabstieg`."""
    before_verbs: str = ""
    """Words behind which a word is a verb, where nouns and verbs look alike, space-separated."""
    general_before: str = ""
    """Words before which an everyday word is rarely a term, as in *a process of*."""
    everyday_words: str = ""
    """Words that begin no term, for the glossary report, space-separated."""
    capital_nouns: bool = False
    """Whether nouns are capitalized within a sentence."""


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
    """Return the possible folders of a language, the most specific first; none of what is no code.

    >>> folders_for("pt-BR"), folders_for("no"), folders_for("-"), folders_for("../nb")
    (('pt_BR', 'pt'), ('nb',), (), ())
    """
    code = language.replace("-", "_")
    codes = ("nb",) if language == "no" else (code, code.partition("_")[0])
    return tuple(name for name in dict.fromkeys(codes) if name.isidentifier() and name[0] != "_")


def own_rules() -> tuple[str, ...]:
    """Return the languages that have a folder with rules."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/rules.py")))


def listed(words: str) -> Iterable[str]:
    """Return the words of a space-separated list."""
    return words.split()
