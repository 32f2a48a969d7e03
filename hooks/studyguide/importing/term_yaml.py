"""Terms of a draft as YAML, as an author would write them by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from studyguide.importing.clean_text import plain_line
from studyguide.importing.draft import NOTHING_YET, DraftTerm
from studyguide.importing.entries import ImportedTerm
from studyguide.importing.localized_yaml import as_blocks, listed_names, localized
from studyguide.model.yaml_writer import scalar

_COMMENT_WIDTH = 96


def terms_yaml(terms: Iterable[DraftTerm], languages: Sequence[str]) -> str:
    """Return the entries of terms for a `terms.yml`."""
    return "\n".join(_term(term, languages) for term in terms)


def _term(term: DraftTerm, languages: Sequence[str]) -> str:
    texts = term.texts
    shown = {
        code: as_blocks(one.definition, plain=term.plain)
        for code, one in texts.items()
        if one.definition
    }
    shown = {code: value if value.endswith("\n") else f"{value}\n" for code, value in shown.items()}
    lines = [f"- id: {scalar(term.id)}  # {term.source}"]
    if term.is_draft:
        lines.append("  draft: true")
    parts = ["\n".join(lines), _names(texts, languages, "name", lambda one: one.name)]
    parts.append(_names(texts, languages, "short", lambda one: one.short))
    aliases = {code: list(one.aliases) for code, one in texts.items() if one.aliases}
    if aliases:
        parts.append(f"\n  aliases: {listed_names(aliases, languages)}")
    parts.append(
        localized(
            shown or dict.fromkeys(texts, NOTHING_YET), languages, indent=2, name="definition"
        )
    )
    examples = {
        code: as_blocks(one.example, plain=term.plain) for code, one in texts.items() if one.example
    }
    if examples:
        parts.append(localized(examples, languages, indent=2, name="example"))
    parts += _related(term)
    parts += _sources(texts.values(), plain=term.plain)
    parts += [_comment(f"{source}: {meaning}") for source, meaning in term.others]
    return "".join(parts) + "\n"


def _related(term: DraftTerm) -> Iterator[str]:
    listed = {"part_of": term.part_of, "see": term.see}
    if any(listed.values()):
        yield "\n  related:"
    for relation, ids in listed.items():
        if ids:
            yield f"\n    {relation}: [{', '.join(map(scalar, ids))}]"


def _names(
    texts: Mapping[str, ImportedTerm],
    languages: Sequence[str],
    key: str,
    name_of: Callable[[ImportedTerm], str],
) -> str:
    found = {code: name_of(one) for code, one in texts.items() if name_of(one)}
    return localized(found, languages, indent=2, name=key) if found else ""


def _sources(texts: Iterable[ImportedTerm], *, plain: bool) -> Iterator[str]:
    listed = list(dict.fromkeys(source for one in texts for source in one.sources))
    if listed:
        yield "\n  sources:"
        yield from (
            f"\n    - {scalar(plain_line(source) if plain else source)}" for source in listed
        )


def _comment(words: str) -> str:
    """Return words as a comment below an entry, in lines of a usual length."""
    lines, line = [], ""
    for word in words.split():
        if line and len(line) + len(word) > _COMMENT_WIDTH - 4:
            lines.append(line)
            line = ""
        line += f"{' ' * bool(line)}{word}"
    return "".join(f"\n  # {part}" for part in (*lines, line))
