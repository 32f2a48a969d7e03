"""Running text of a draft → `lesson.<language>.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studyguide.importing.clean_text import plain_blocks
from studyguide.importing.draft import NOTHING_YET, DraftLesson, DraftTerm
from studyguide.importing.entries import Passage
from studyguide.importing.ids import Ids
from studyguide.model.yaml_writer import scalar


def lesson_markdown(lesson: DraftLesson) -> str:
    """Return the file of a new lesson; where there is no text, its terms are listed."""
    body = passages_markdown(lesson.passages, Ids(()), plain=lesson.plain)
    title = scalar(lesson.title)
    return f"---\ntitle: {title}\nsummary: {title}\n---\n\n{body or _terms(lesson)}"


def passages_markdown(passages: Iterable[Passage], ids: Ids, *, plain: bool = False) -> str:
    """Return running text; its headings begin at the second level and leave out none."""
    return "\n\n".join(_parts(passages, ids, plain=plain)) + "\n" * bool(passages)


def new_passages(passages: Iterable[Passage], present: str) -> list[Passage]:
    """Return what a lesson does not say yet, with the headings above it."""
    whole = f"\n\n{present.partition('---')[2].strip()}\n\n"
    kept: list[Passage] = []
    heads: list[Passage] = []
    for passage in passages:
        texts = (passage.text.strip(), plain_blocks(passage.text).strip())
        if passage.level:
            heads = [*(one for one in heads if one.level < passage.level), passage]
        elif not any(f"\n\n{text}\n\n" in whole for text in texts):
            kept += [*heads, passage]
            heads = []
    return kept


def _parts(passages: Iterable[Passage], ids: Ids, *, plain: bool) -> Iterator[str]:
    above = 1
    base = min((part.level for part in passages if part.level), default=2)
    for passage in passages:
        if passage.level:
            level = min(above + 1, max(2, passage.level - base + 2), 6)
            above = level
            yield f"{'#' * level} {_heading(passage.text)} {{#{ids.of(passage.text, 'section')}}}"
        elif passage.text:
            yield plain_blocks(passage.text) if plain else passage.text


def _heading(words: str) -> str:
    """Return the words of a heading without what would be markup in it."""
    return plain_blocks(words.replace("$", "").replace("[[", "[").replace("]]", "]")) or NOTHING_YET


def _terms(lesson: DraftLesson) -> str:
    listed = [f"- [[{term.id}|{_name(term, lesson.language)}]]" for term in lesson.terms]
    return "\n".join(listed or [NOTHING_YET]) + "\n"


def _name(term: DraftTerm, language: str) -> str:
    name = (term.texts.get(language) or next(iter(term.texts.values()))).name
    return plain_blocks(name.replace("|", "/").replace("[", "(").replace("]", ")"))
