"""Arabic: the article and prefixes, regular plurals, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from studyguide.languages.rules import (
    AnswerRules,
    LanguageRules,
    SearchRules,
    SentenceRules,
    Sorting,
    listed,
)

_ARTICLE = "ال"
_PREPOSITIONS = "في من على إلى عن مع بين ذات ذو غير عبر حسب"


def _inflect(words: Sequence[str], _declared: frozenset[str]) -> Iterator[str]:
    """Yield a phrase with the article before each of its words, and in the regular plural."""
    end = next(
        (at for at, word in enumerate(words) if at and word in listed(_PREPOSITIONS)), len(words)
    )
    after = words[end:]
    bare = [word.removeprefix(_ARTICLE) for word in words[:end]]
    for head, *others in product(*map(_numbers, bare)):
        with_article = [_ARTICLE + word for word in others]
        yield " ".join([_ARTICLE + head, *with_article, *after])
        yield " ".join([head, *others, *after])
        if others:
            yield " ".join([head, *with_article, *after])
            yield " ".join([head, *others[:-1], _ARTICLE + others[-1], *after])


def _numbers(word: str) -> Iterator[str]:
    """Yield a word in the singular, and in the plural of the feminine or the masculine."""
    yield word
    if word.endswith("ة"):
        yield from (word[:-1] + ending for ending in ("ات", "تان", "تين"))
    elif len(word) > 3:
        yield from (word + ending for ending in ("ات", "ون", "ين", "ة", "ان"))


RULES = LanguageRules(
    inflect=_inflect,
    prefixes=("وال", "بال", "كال", "فال", "ولل", "ال", "لل", "و", "ف", "ب", "ك", "ل"),
    sorting=Sorting(
        alphabet="ءابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        spellings={"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ة": "ه"},
    ),
    sentences=SentenceRules(abbreviations="د"),
    answers=AnswerRules(articles="ال-", letters={"ى": "ي", "ة": "ه", "ٱ": "ا", "ـ": ""}),
    searching=SearchRules(
        beginnings="وال بال كال فال ولل ال لل",
        endings="ات ون ين ه ان ها هم نا يه",
        stop_words="""أن أنه أنها أو أي أين أيضا إذا إلا إلى إليه إليها إن إنه إنها الذي التي الذين
            بعد بعض بل به بها بين تكون تلك ثم حتى حيث ذلك عليه عليها عن على عند عندما غير فقط في فيه
            فيها قد قبل كان كانت كل كم كما كيف لا لأن لكن لم لماذا لن له لها ليس ليست ما ماذا متى مع
            من منذ منه منها نحن هذا هذه هل هم هنا هناك هو هي و وهو وهي يكون يمكن""",
    ),
)
