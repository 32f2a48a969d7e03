"""What is still to be written: as a list, and as a text to paste into a chat assistant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from studyguide.importing.draft import NOTHING_YET
from studyguide.importing.unfinished import Lack, Unfinished, is_unwritten, unfinished
from studyguide.model.authored_text import AuthoredText
from studyguide.model.guide import Guide, Term
from studyguide.model.questions import Essay, Question
from studyguide.model.yaml_writer import scalar, text
from studyguide.reading.load import read_guide

_AT_MOST = 60
_TITLES: dict[Lack, str] = {
    "meaning": "Terms without a meaning (write it for '…', and remove 'draft: true')",
    "answer": "Questions without an answer (the same)",
    "reason": "Questions without a reason",
    "sentence": "Meanings that do not begin with a sentence, which cards and previews show",
    "language": "Meanings in some languages only",
    "summary": "Lessons whose summary only repeats the title",
}
_ASK = """\
I am writing a study guide. Below is YAML of what it lacks. Replace every '…' by what belongs there:
a definition in one to three sentences, of which the first says what the term is and stands alone;
an answer that a good student would give; a rubric of two to four points, one a line.
Keep every id and every key. Write in the language of the key ({languages}). Formulas are LaTeX
between dollar signs. Invent no facts; if you are not sure, leave the '…'. Answer with YAML only.
"""


def still_to_write(root: Path) -> str:
    """Return the list of what a course lacks, with its drafts, empty if there is nothing."""
    found = unfinished(read_guide(root / "content").guide)
    groups = groupby(found, key=lambda one: one.lack)
    return "\n".join(_section(lack, list(group)) for lack, group in groups)


def _section(lack: Lack, found: list[Unfinished]) -> str:
    lines = [f"  {one.path}:{one.line}: {one.id}{_in(one.languages)}" for one in found[:_AT_MOST]]
    if len(found) > _AT_MOST:
        lines.append(f"  … and {len(found) - _AT_MOST} more")
    return "\n".join((f"{_TITLES[lack]}: {len(found)}", *lines))


def _in(languages: Iterable[str]) -> str:
    listed = ", ".join(languages)
    return f" (no {listed})" if listed else ""


def prompt(root: Path, lesson: str) -> str:
    """Return a text that asks for what a course, or a lesson of it, lacks; empty if nothing."""
    guide = read_guide(root / "content").guide
    entries = "\n".join(_entries(guide, lesson))
    asked = _ASK.format(languages=", ".join(guide.course.languages))
    return f"{asked}\n```yaml\n{entries}\n```\n" if entries else ""


def _entries(guide: Guide, folder: str) -> Iterator[str]:
    for lesson in guide.lessons:
        if folder and lesson.folder != folder:
            continue
        for term in lesson.terms:
            if is_unwritten(term.definition):
                yield _term(guide, term)
        for question in lesson.questions:
            if is_unwritten(getattr(question, "answer", None)) or is_unwritten(
                question.explanation
            ):
                yield _question(guide, question)


def _term(guide: Guide, term: Term) -> str:
    name = _written(guide, term.name, "name")
    return f"- id: {term.id}{name}{_asked(guide, 'definition')}"


def _question(guide: Guide, question: Question) -> str:
    parts = [f"- id: {question.id}", _written(guide, question.prompt, "prompt")]
    answer = getattr(question, "answer", None)
    if isinstance(answer, AuthoredText) and is_unwritten(answer):
        parts.append(_asked(guide, "answer"))
    if isinstance(question, Essay) and any(map(is_unwritten, question.rubric)):
        parts.append(f"\n  rubric:\n    - {NOTHING_YET}")
    if is_unwritten(question.explanation):
        parts.append(_asked(guide, "explanation"))
    return "".join(parts)


def _written(guide: Guide, authored: AuthoredText, key: str) -> str:
    texts = {code: one for code in guide.course.languages if (one := authored.get(code))}
    return text(texts, indent=2, name=key)


def _asked(guide: Guide, key: str) -> str:
    """Return a key that is to be filled in, in each language of the course."""
    languages = guide.course.languages
    if len(languages) == 1:
        return f"\n  {key}: {scalar(NOTHING_YET)}"
    return f"\n  {key}:" + "".join(f"\n    {code}: {NOTHING_YET}" for code in languages)
