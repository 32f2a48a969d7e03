"""Lists with letters below a question, as Word has them → lines such as `A) Basalt`.

Markdown has no list with letters, so they would become numbers, which number questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.importing.html_elements import Element, all_of, has_blocks, words_in
from studyguide.importing.notes.inline_keys import answer_line, has_key
from studyguide.importing.notes.term_shapes import is_question

_MOST = 8
"""A question has no more options."""


def letter_options(element: Element) -> None:
    """Make paragraphs of the lists with letters in an element that are options of a question."""
    found: list[Element | str] = []
    children = [one for one in element.children if not isinstance(one, str) or one.strip()]
    for at, child in enumerate(children):
        if not isinstance(child, Element):
            found.append(child)
            continue
        letter_options(child)
        before = words_in(children[at - 1]) if at else ""
        if _is_lettered(child) and (_asks(before) or _has_answer(children, at)):
            found += _paragraphs(child)
        else:
            found.append(child)
    if len(found) != len(children):
        element.children[:] = found


def _is_lettered(element: Element) -> bool:
    letters = element.tag == "ol" and element.attributes.get("type", "") in ("a", "A")
    items = list(all_of(element, "li")) if letters else []
    return 2 <= len(items) <= _MOST and not any(list(all_of(item, "li")) for item in items)


def _asks(before: str) -> bool:
    text = before.strip()
    return is_question(text) or has_key(text) or text.endswith(("…", "...", "__"))


def _has_answer(children: list[Element | str], at: int) -> bool:
    """Return whether an answer stands behind the list at an index, or at its end."""
    after = words_in(children[at + 1]) if at + 1 < len(children) else ""
    return bool(answer_line(after.strip())) or has_key(words_in(children[at]).strip())


def _paragraphs(options: Element) -> Iterator[Element]:
    """Yield a paragraph for each option, its letter before it."""
    for at, item in enumerate(all_of(options, "li")):
        inner = [one for one in item.children if not isinstance(one, str) or one.strip()]
        first = inner[0] if inner else ""
        is_paragraph = isinstance(first, Element) and first.tag == "p" and not has_blocks(first)
        content = first.children if is_paragraph and isinstance(first, Element) else inner
        rest = inner[1:] if is_paragraph else []
        yield Element("p", {}, [f"{chr(ord('A') + at)}) ", *content])
        yield from (one for one in rest if isinstance(one, Element))
