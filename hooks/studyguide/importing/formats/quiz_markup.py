"""Quizzes of other generators: mkdocs-quiz in Markdown, mdbook-quiz in TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from studyguide.importing.entries import (
    ImportedFile,
    ImportedLesson,
    ImportedOption,
    ImportedQuestion,
    Remark,
    UnreadableFileError,
)
from studyguide.importing.formats.plain_files import decoded

_QUIZ = re.compile(
    r"^(?:<quiz[^>]*>|<\?quiz\?>)[ \t]*\n(?P<inside>.*?)^(?:</quiz>|<\?/quiz\?>)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_BOX = re.compile(
    r"^[ \t]*[-*][ \t]+\[(?P<mark>[ xX])\][ \t]+(?P<text>.*(?:\n[ \t]{2,}\S.*)*)$", re.MULTILINE
)
_GAP = re.compile(r"\[\[(.+?)\]\]")
_OLD = re.compile(
    r"^(?P<key>question|answer-correct|answer|content):[ \t]*(?P<text>.*)$", re.MULTILINE
)


def has_quizzes(text: str) -> bool:
    """Return whether a Markdown page has quizzes of mkdocs-quiz in it."""
    return bool(_QUIZ.search(text))


def cut_quizzes(text: str) -> tuple[list[ImportedQuestion], str]:
    """Return the quizzes of a page, and the page with empty lines in their place."""
    found = [
        _quiz(match["inside"], text.count("\n", 0, match.start()) + 1)
        for match in _QUIZ.finditer(text)
    ]
    rest = _QUIZ.sub(lambda match: "\n" * match[0].count("\n"), text)
    return found, rest


def _quiz(inside: str, line: int) -> ImportedQuestion:
    if _OLD.match(inside.lstrip()):
        return _old_quiz(inside, line)
    boxes = list(_BOX.finditer(inside))
    if not boxes:
        return _gaps(inside, line)
    prompt = inside[: boxes[0].start()].strip()
    explanation = inside[boxes[-1].end() :].strip().removeprefix("---").strip()
    options = tuple(
        ImportedOption(" ".join(box["text"].split()), box["mark"] in "xX") for box in boxes
    )
    return _choice(prompt, options, explanation, line)


def _gaps(inside: str, line: int) -> ImportedQuestion:
    """Return a quiz whose gaps stand in double brackets."""
    text, _, explanation = inside.strip().partition("\n---\n")
    filled = _GAP.sub(lambda gap: f"{{{{{gap[1]}}}}}", text).strip()
    return ImportedQuestion(
        kind="cloze", prompt="…", text=filled, line=line, explanation=explanation.strip()
    )


def _old_quiz(inside: str, line: int) -> ImportedQuestion:
    """Return a quiz in the form with a label on each line."""
    prompt, options = "", list[ImportedOption]()
    for match in _OLD.finditer(inside):
        words = re.sub(r"</?p>", "", match["text"]).strip()
        if match["key"] == "question":
            prompt = words
        elif match["key"].startswith("answer"):
            options.append(ImportedOption(words, match["key"] == "answer-correct"))
    content = inside.partition("content:")[2].strip()
    explanation = re.sub(r"</?p>", "", content).strip()
    return _choice(prompt, tuple(options), explanation, line)


def _choice(
    prompt: str, options: tuple[ImportedOption, ...], explanation: str, line: int
) -> ImportedQuestion:
    right = [option.text for option in options if option.correct]
    texts = [option.text.casefold() for option in options]
    if texts in (["true", "false"], ["false", "true"]) and len(right) == 1:
        return ImportedQuestion(
            kind="true-false", prompt=prompt, line=line, answer=right[0].casefold(),
            explanation=explanation or right[0],
        )  # fmt: skip
    return ImportedQuestion(
        kind="multiple" if len(right) > 1 else "choice", prompt=prompt, line=line,
        options=options, explanation=explanation or "; ".join(right),
    )  # fmt: skip


def read_mdbook(data: bytes, name: str) -> ImportedFile:
    """Return the questions of a TOML file of mdbook-quiz."""
    text = decoded(data, name)
    try:
        loaded = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFileError(f"{name}: is no TOML: {error}") from error
    starts = [
        at for at, line in enumerate(text.split("\n"), start=1) if line.strip() == "[[questions]]"
    ]
    questions: list[ImportedQuestion] = []
    remarks: list[Remark] = []
    for at, question in enumerate(loaded.get("questions", ())):
        line = starts[at] if at < len(starts) else 1
        found = _mdbook(question, line) if isinstance(question, dict) else None
        if found is None:
            remarks.append(Remark(line, str(question)[:200], "is of a kind that has no like here"))
        else:
            questions.append(found)
    lesson = ImportedLesson(title=str(loaded.get("title", "")), questions=tuple(questions))
    return ImportedFile(format="mdbook-quiz", lessons=(lesson,), remarks=tuple(remarks))


def _mdbook(question: dict[str, Any], line: int) -> ImportedQuestion | None:
    prompt, answer = question.get("prompt", {}), question.get("answer", {})
    asked, context = str(prompt.get("prompt", "")).strip(), str(question.get("context", "")).strip()
    right = list(_listed(answer.get("answer")))
    match question.get("type"):
        case "MultipleChoice":
            wrong = list(_listed(prompt.get("distractors")))
            options = (
                *(ImportedOption(one, correct=True) for one in right),
                *(ImportedOption(one) for one in wrong),
            )
            return _choice(asked, _sorted(prompt, options), context, line)
        case "ShortAnswer":
            accept = (*right, *_listed(answer.get("alternatives")))
            return ImportedQuestion(
                kind="short", prompt=asked, line=line, answer=context or right[0], accept=accept
            )
        case "Tracing":
            return _trace(prompt, answer, context, line)
        case _:
            return None


def _trace(prompt: Any, answer: Any, context: str, line: int) -> ImportedQuestion:
    code = f"```rust\n{str(prompt.get('program', '')).strip()}\n```"
    runs = bool(answer.get("doesCompile"))
    printed = str(answer.get("stdout", "")).strip()
    said = f"```text\n{printed}\n```" if runs and printed else "true" if runs else "false"
    if said in ("true", "false"):
        return ImportedQuestion(
            kind="true-false", prompt=code, line=line, answer=said, explanation=context or said
        )
    answer_text = "\n\n".join(filter(None, (said, context)))
    return ImportedQuestion(kind="short", prompt=code, line=line, answer=answer_text)


def _listed(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [] if value is None else [value]:
        yield " ".join(str(one).split())


def _sorted(prompt: Any, options: tuple[ImportedOption, ...]) -> tuple[ImportedOption, ...]:
    """Return options with the right one where it is wanted, else by their words."""
    wanted = prompt.get("answerIndex")
    if isinstance(wanted, int) and options and 0 <= wanted < len(options):
        right, *others = options
        return (*others[:wanted], right, *others[wanted:])
    return tuple(sorted(options, key=lambda option: option.text.casefold()))
