"""The files of the search, in parts that are loaded when they are needed.

`search/index.json` says how words are compared and what parts there are. `search/words-0.json` and
so on have the words with where they stand; a word is in the part that its first two letters give.
`search/texts-0.json` and so on have what is shown of each text, the terms first, in the order of
`terms.json`. Up to some six hundred terms there is one part of each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Any

from studyguide.languages.stemming import stemming_of
from studyguide.pages.data.previews import file_of
from studyguide.pages.page import File
from studyguide.pages.search.entries import FoundTerm, SearchEntry, found_terms, passages
from studyguide.pages.search.index import Postings, passage_counts, postings, term_counts
from studyguide.pages.search.sentences import sentences_of
from studyguide.pages.site import Site

_WORDS_AT_MOST = 400_000
_TEXTS_AT_MOST = 600_000
"""In bytes, of which a third is sent: what is more is divided."""
_PART = 150_000

INDEX = "search/index.json"


def search_files(site: Site, others: Sequence[SearchEntry] = ()) -> Iterator[File]:
    """Yield the files of the search; `others` are passages of pages that are not the guide's."""
    terms, found = [*found_terms(site)], [*passages(site), *others]
    stemming = stemming_of(site.language, site.guide.course.languages)
    words = postings(
        [term_counts(term, stemming) for term in terms],
        [passage_counts(passage, stemming) for passage in found],
    )
    pages = {passage.page_address: passage.page for passage in found}
    word_parts = [*_word_parts(words)]
    starts, text_parts = _text_parts([*_texts(terms, found, [*pages], site.language)])
    index = {
        "rules": stemming.settings,
        "terms": len(terms),
        "passages": len(found),
        "words": len(word_parts),
        "texts": starts,
        "pages": [*pages.items()],
    }
    yield _file(INDEX, index)
    for number, part in enumerate(word_parts):
        yield _file(f"search/words-{number}.json", part)
    for number, texts in enumerate(text_parts):
        yield _file(f"search/texts-{number}.json", texts)


def _texts(
    terms: Iterable[FoundTerm], found: Iterable[SearchEntry], pages: list[str], language: str
) -> Iterator[object]:
    """Yield what is shown of each text: the meaning of a term; of a passage page, place, heading,
    sentences, and 1 if it is a question.
    """
    yield from (term.meaning for term in terms)
    numbers = {address: number for number, address in enumerate(pages)}
    for passage in found:
        sentences = [*sentences_of(passage.text, language)]
        text: list[object] = [numbers[passage.page_address], passage.anchor, passage.section]
        yield [*text, sentences, *([1] if passage.kind == "question" else [])]


def _word_parts(words: Postings) -> Iterator[dict[str, Any]]:
    size = len(_json(words))
    count = ceil(size / _PART) if size > _WORDS_AT_MOST else 1
    parts: list[dict[str, Any]] = [{"words": [], "places": []} for _ in range(count)]
    for word, places in words.items():
        part = parts[file_of(word[:2], count)]
        part["words"].append(word)
        part["places"].append(places)
    yield from parts


def _text_parts(texts: Sequence[object]) -> tuple[list[int], list[list[object]]]:
    """Return the number of the first text of each part, and the parts."""
    sizes = [len(_json(text)) for text in texts]
    most = _PART if sum(sizes) > _TEXTS_AT_MOST else _TEXTS_AT_MOST
    starts, parts, size = [0], list[list[object]]([[]]), 0
    for number, (text, own) in enumerate(zip(texts, sizes, strict=True)):
        if size and size + own > most:
            starts.append(number)
            parts.append([])
            size = 0
        parts[-1].append(text)
        size += own
    return starts, parts


def _file(uri: str, data: object) -> File:
    return File(uri, _json(data))


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
