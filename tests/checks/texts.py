"""Whether the texts of a course read the same when they are written anew."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from studyguide.model.authored_text import AuthoredText as Written
from studyguide.model.guide import Guide, Lesson
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.renderers.markdown import document_markdown
from studyguide.text.tree.blocks import Paragraph


def bare(node: object, *, ignored: frozenset[str] = frozenset(("line", "fenced"))) -> object:
    """Return a tree without the lines of its nodes and without paragraphs of nothing."""
    if isinstance(node, tuple):
        kept = (one for one in node if not (isinstance(one, Paragraph) and not one.content))
        return tuple(bare(one, ignored=ignored) for one in kept)
    if not is_dataclass(node):
        return node
    named = [
        (field.name, bare(getattr(node, field.name), ignored=ignored))
        for field in fields(node)
        if field.name not in ignored
    ]
    return (type(node).__name__, *named)


def every_text_reads_the_same_when_it_is_written_anew(guide: Guide, least: int) -> None:
    texts = set(_texts(guide))
    assert len(texts) > least
    for source in texts:
        document, _ = parse_blocks(source.strip("\n"))
        again, _ = parse_blocks(document_markdown(document))
        assert bare(again) == bare(document), source


def _texts(node: object) -> list[str]:
    """Return every text in a record, whatever its field is called."""
    if isinstance(node, Written):
        return [text for _, text in node.translations()]
    if isinstance(node, Guide):
        authored: tuple[Lesson, ...] = node.lessons
        bodies = [article.body for one in authored for article in one.articles.values()]
        records = (node.course, *((one.terms, one.questions) for one in node.lessons))
        return [*_texts(records), *bodies]
    if isinstance(node, tuple):
        return [text for one in node for text in _texts(one)]
    if is_dataclass(node):
        return [text for field in fields(node) for text in _texts(getattr(node, field.name))]
    return []
