"""Questions of a draft as YAML, as an author would write them by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from studyguide.importing.clean_text import plain_line
from studyguide.importing.draft import NOTHING_YET, DraftQuestion
from studyguide.importing.entries import ImportedOption, ImportedQuestion
from studyguide.importing.localized_yaml import as_blocks, listed_names, localized
from studyguide.model.yaml_writer import scalar


def questions_yaml(questions: Iterable[DraftQuestion], languages: Sequence[str]) -> str:
    """Return the entries of questions for a `quiz.yml`."""
    return "\n".join(_question(question, languages) for question in questions)


def _question(question: DraftQuestion, languages: Sequence[str]) -> str:
    texts = question.texts
    first = next(iter(texts.values()))
    write = _QuestionWriter(texts, languages, plain=question.plain)
    lines = [f"- id: {scalar(question.id)}  # {question.source}"]
    if question.is_draft:
        lines.append("  draft: true")
    lines.append(f"  kind: {first.kind}")
    if first.fixed and first.kind in ("choice", "multiple"):
        lines.append("  order: fixed")
    parts = ["\n".join(lines), write.field("prompt", lambda one: one.prompt), *write.answer(first)]
    parts.append(write.field("hint", lambda one: one.hint))
    needs = first.kind in ("true-false", "order", "match", "numeric", "cloze")
    parts.append(
        write.field(
            "explanation", lambda one: one.explanation, otherwise=NOTHING_YET if needs else ""
        )
    )
    if question.terms:
        parts.append(f"\n  terms: [{', '.join(map(scalar, question.terms))}]")
    return "".join(parts) + "\n"


class _QuestionWriter:
    """Writes the fields of a question in its languages."""

    def __init__(
        self, texts: Mapping[str, ImportedQuestion], languages: Sequence[str], *, plain: bool
    ) -> None:
        self.texts = texts
        self.languages = languages
        self.plain = plain

    def field(
        self,
        key: str,
        value: Callable[[ImportedQuestion], str],
        *,
        otherwise: str = "",
        indent: int = 2,
    ) -> str:
        """Return a text of blocks below a key; nothing if no language has it."""
        found = {
            code: as_blocks(value(one), plain=self.plain)
            for code, one in self.texts.items()
            if value(one)
        }
        if not found and not otherwise:
            return ""
        return localized(
            found or dict.fromkeys(self.texts, otherwise), self.languages, indent=indent, name=key
        )

    def answer(self, first: ImportedQuestion) -> Iterator[str]:
        """Yield what is offered and what is right."""
        match first.kind:
            case "choice" | "multiple":
                yield "\n  options:"
                for at, option in enumerate(first.options):
                    yield from self._option(at, option, first)
            case "true-false":
                yield f"\n  answer: {first.answer or 'true'}"
            case "short":
                yield self.field("answer", lambda one: one.answer, otherwise=NOTHING_YET)
                if first.accept:
                    yield self._accepted()
            case "essay":
                yield self.field("answer", lambda one: one.answer, otherwise=NOTHING_YET)
                yield "\n  rubric:"
                yield from (self._item(point) for point in first.items or (NOTHING_YET,))
            case "order":
                yield "\n  items:"
                yield from (self._line(at) for at in range(len(first.items)))
            case "match":
                yield "\n  pairs:"
                for at in range(len(first.pairs)):
                    yield from self._pair(at)
                if first.spare:
                    yield "\n  spare:"
                    yield from (f"\n    - {scalar(one)}" for one in first.spare)
            case "numeric":
                yield f"\n  answer: {first.answer}"
                if first.tolerance and first.tolerance != "0":
                    yield f"\n  tolerance: {first.tolerance}"
                if first.unit:
                    yield f"\n  unit: {scalar(first.unit)}"
            case "cloze":
                yield self.field("text", lambda one: one.text)
            case _:
                assert_never(first.kind)

    def _option(self, at: int, option: ImportedOption, first: ImportedQuestion) -> Iterator[str]:
        shown = {
            code: self._as_line(one.options[at].text)
            for code, one in self.texts.items()
            if at < len(one.options)
        }
        yield localized(shown, self.languages, indent=4, name="text", item=True)
        if option.correct:
            yield "\n      correct: true"
        whys = {
            code: as_blocks(one.options[at].why, plain=self.plain)
            for code, one in self.texts.items()
            if at < len(one.options) and one.options[at].why
        }
        if whys:
            yield localized(whys, self.languages, indent=6, name="why")
        elif not first.explanation:
            yield f"\n      why: {NOTHING_YET}"

    def _as_line(self, value: str) -> str:
        if "\n" in value.strip():
            return f"{value.strip()}\n"
        return plain_line(value) if self.plain else value

    def _accepted(self) -> str:
        lists = {code: list(one.accept) for code, one in self.texts.items() if one.accept}
        return f"\n  accept: {listed_names(lists, self.languages)}"

    def _item(self, point: str) -> str:
        return f"\n    - {scalar(plain_line(point) if self.plain else point)}"

    def _line(self, at: int) -> str:
        shown = {
            code: self._as_line(one.items[at])
            for code, one in self.texts.items()
            if at < len(one.items)
        }
        return localized(shown, self.languages, indent=4, name="", item=True)

    def _pair(self, at: int) -> Iterator[str]:
        for side, name in enumerate(("left", "right")):
            shown = {
                code: self._as_line(one.pairs[at][side])
                for code, one in self.texts.items()
                if at < len(one.pairs)
            }
            yield localized(
                shown, self.languages, indent=6 - 2 * (not side), name=name, item=not side
            )
