"""Changes terms that a course has already: new meanings, and further names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import yaml

from studyguide.importing.draft import NOTHING_YET, Draft
from studyguide.model.yaml_edits import (
    Insertion,
    applied,
    compose,
    end_of,
    items,
    line_below,
    value,
    without_key,
)
from studyguide.model.yaml_writer import names, scalar, text


def with_changed_terms(
    source: str, ids: Collection[str], draft: Draft, languages: Sequence[str]
) -> str:
    """Return the text of a `terms.yml` with the changes that a draft has for some terms."""
    for id_ in ids:
        for key, named in draft.named.get(id_, {}).items():
            source = with_texts(source, id_, key, named, languages)
        if id_ in draft.replaced:
            source = with_texts(source, id_, "definition", draft.replaced[id_], languages)
            source = _published(source, id_)
        for code, more in draft.aliases.get(id_, {}).items():
            source = _with_aliases(source, id_, code, more, languages)
    return source


def with_answers(source: str, ids: Collection[str], draft: Draft, languages: Sequence[str]) -> str:
    """Return the text of a `quiz.yml` with the answers that a draft has for some questions."""
    for id_ in ids:
        for key, texts in draft.answered.get(id_, {}).items():
            source = with_texts(source, id_, key, texts, languages)
        node = entry(source, id_)
        if id_ in draft.rubrics and node is not None:
            column = node.value[0][0].start_mark.column
            points = "".join(f"\n{' ' * column}  - {scalar(one)}" for one in draft.rubrics[id_])
            written = f"\n{' ' * column}rubric:{points}"
            source = applied(source, [_put(source, node, "rubric", written, column)])
        source = _published(source, id_)
    return source


def _published(source: str, id_: str) -> str:
    """Return a file in which an entry is no draft any more, if nothing of it is unwritten."""
    node = entry(source, id_)
    if node is None or value(node, "draft") is None:
        return source
    written = source[node.start_mark.index : end_of(node)]
    if NOTHING_YET in (
        line.strip().rpartition(": ")[2].lstrip("- ") for line in written.split("\n")
    ):
        return source
    return applied(source, [without_key(source, node, "draft")])


def entry(source: str, id_: str) -> yaml.MappingNode | None:
    """Return the node of the entry with an id."""
    for node in items(compose(source)):
        found = value(node, "id")
        if isinstance(node, yaml.MappingNode) and found is not None and found.value == id_:
            return node
    return None


def with_texts(
    source: str, id_: str, key: str, texts: Mapping[str, str], languages: Sequence[str]
) -> str:
    """Return a file of entries in which one has other texts below a key, in some languages."""
    node = entry(source, id_)
    if node is None:
        return source
    present = value(node, key)
    new: dict[str, object] = {}
    if isinstance(present, yaml.MappingNode):
        new = {str(name.value): str(child.value) for name, child in present.value}
    elif (
        isinstance(present, yaml.ScalarNode)
        and len(languages) > 1
        and present.value.strip() != NOTHING_YET
    ):
        new = {code: str(present.value) for code in languages[:1]}
    end = "" if key in ("name", "short") else "\n"
    new |= {code: f"{words.strip()}{end}" for code, words in texts.items()}
    column = node.value[0][0].start_mark.column
    written = text(new, indent=column, name=key)
    return applied(source, [_put(source, node, key, written, column)])


def _put(source: str, node: yaml.MappingNode, key: str, written: str, column: int) -> Insertion:
    """Return the change by which an entry has a key with what is written."""
    pair = next((pair for pair in node.value if pair[0].value == key), None)
    if pair is None:
        return line_below(source, node, written.lstrip("\n"))
    start = source.rfind("\n", 0, pair[0].start_mark.index) + 1
    end = _end_of_value(source, pair[1])
    first = source[start : pair[0].start_mark.index]
    return start, end, f"{first}{written.lstrip().removeprefix(' ' * column)}"


def _end_of_value(source: str, node: yaml.Node) -> int:
    """Return where the text of a value ends, without the empty lines behind it."""
    end = end_of(node)
    return len(source[:end].rstrip())


def _with_aliases(
    source: str, id_: str, code: str, more: Sequence[str], languages: Sequence[str]
) -> str:
    node = entry(source, id_)
    if node is None:
        return source
    present = value(node, "aliases")
    lists: dict[str, object] = {}
    if isinstance(present, yaml.MappingNode):
        for name, child in present.value:
            lists[str(name.value)] = [str(item.value) for item in items(child)]
    elif isinstance(present, yaml.SequenceNode):
        lists[languages[0]] = [str(item.value) for item in items(present)]
    known = lists.setdefault(code, [])
    assert isinstance(known, list)
    known += [name for name in more if name not in known]
    column = node.value[0][0].start_mark.column
    if len(languages) == 1:
        written = f"[{', '.join(scalar(name, in_braces=True) for name in known)}]"
    else:
        written = names(lists)
    return applied(
        source, [_put(source, node, "aliases", f"\n{' ' * column}aliases: {written}", column)]
    )
