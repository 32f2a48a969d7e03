"""Arabic: the article and prefixes, regular plurals, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from studyguide.languages.rules import AnswerRules, LanguageRules, SearchRules, Sorting, listed

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
    answers=AnswerRules(letters={"ى": "ي", "ة": "ه", "ٱ": "ا", "ـ": ""}),
    searching=SearchRules(
        endings="ات ون ين ه ان ها هم نا يه",
        stop_words="""أن أو أي إذا إلا إلى إن الذي التي الذين بعد بل بين تلك ثم حتى حيث ذلك عن على
            عند غير في قد قبل كان كانت كل كما كيف لا لم لن له لها ليس ما ماذا مع من منذ هذا هذه هل
            هم هنا هو هي و وهو وهي يكون يمكن""",
    ),
)
