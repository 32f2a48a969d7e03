"""A question, what there is to choose from, and an answer in words → a question of its kind."""

from __future__ import annotations

import re
from dataclasses import replace

from studyguide.importing.entries import ImportedOption, ImportedQuestion, QuestionKind
from studyguide.importing.notes.counted_options import number_of
from studyguide.importing.notes.inline_keys import with_inline_key
from studyguide.importing.notes.prompt_choices import with_prompt_choices
from studyguide.importing.notes.raw_questions import RawQuestion
from studyguide.importing.notes.truths import TRUTH, judged, statement
from studyguide.importing.notes.words import alternatives, has_one

_LETTERS = re.compile(
    rf"\(?(?P<letters>[A-Za-z](?:\s*(?:,|;|/|&|\+|\b(?:{alternatives('and')})\b)?\s*[A-Za-z]\b)*)\)?"
    r"(?P<end>[.):]|\s+[-–—]|\s*$)\s*(?P<rest>.*)",
    re.DOTALL,
)
_RIGHT_MARK = re.compile(
    r"^\s*(?:[*✓✔☑✅]\s*|\[[xX✓]\]\s*)|\s*(?:[✓✔☑✅]|(?<=\s)\*"
    rf"|[*_]{{0,2}}\((?:{alternatives('right_label')}|x)\)[*_]{{0,2}}|←.*)\s*$",
    re.IGNORECASE,
)
_GLUED_STAR = re.compile(r"\s*\*\s*$|^\s*\*\s*")
_CHOICE_LABEL = re.compile(rf"^(?:{alternatives('choice_label')})\s*(?=[A-H]\b)", re.IGNORECASE)
_EMPHASIS = re.compile(r"\s*(?P<mark>\*{1,3}|_{1,3}|==)\s*(?P<text>\S.*?)\s*(?P=mark)[\s.]*")
_TO_WRITE_ON = re.compile(r"\?[\s:]*(?:\\?_\s*){3,}$")
"""A line to write an answer on."""
_EMPTY_BOX = re.compile(r"^\s*\[ ?\]\s*")
_ROMAN_LETTER = 9
"""The place of the letter `i`, which may be a Roman number where there are fewer options."""
_PUNCTUATION = re.compile(r"[.,;:!?\"'“”«»()\[\]*_`]")
_SEPARATOR = re.compile(rf"\s*(?:,|;|\n|(?<!\w)(?:{alternatives('and')})(?!\w))\s*", re.IGNORECASE)


def marked_right(option: str) -> tuple[str, bool]:
    """Return an option without the mark of a right one, and whether it has one."""
    bold = _EMPHASIS.fullmatch(option)
    if bold:
        return bold["text"], True
    mark = _GLUED_STAR if option.count("*") == 1 else _RIGHT_MARK
    bare = mark.sub("", option)
    return _EMPTY_BOX.sub("", bare).strip(), bare.strip() != option.strip()


def understood(raw: RawQuestion) -> ImportedQuestion:
    """Return a question of the kind that its options and its answer make it."""
    raw = replace(raw, prompt=_TO_WRITE_ON.sub("?", raw.prompt))
    raw = with_inline_key(with_prompt_choices(replace(raw, answer=_unlisted(raw.answer))))
    raw = judged(with_prompt_choices(raw))
    if raw.options:
        return _with_options(raw)
    kind: QuestionKind = "essay" if raw.essay else "short"
    truth = None if raw.prompt.rstrip().endswith("?") else TRUTH.fullmatch(raw.answer.strip())
    if truth and not raw.essay:
        return ImportedQuestion(
            kind="true-false", prompt=statement(raw.prompt), line=raw.line, run=raw.run,
            answer="true" if truth["yes"] else "false",
            explanation=_joined(truth["rest"], raw.explanation) or raw.answer,
        )  # fmt: skip
    return ImportedQuestion(
        kind=kind, prompt=raw.prompt, line=raw.line, answer=raw.answer, run=raw.run,
        explanation=raw.explanation,
    )  # fmt: skip


def _unlisted(answer: str) -> str:
    """Return an answer without the bullet before its only point."""
    bullets = re.findall(r"^\s*[-*•]\s", answer, re.MULTILINE)
    return re.sub(r"^\s*[-*•]\s+", "", answer) if len(bullets) == 1 else answer


def _with_options(raw: RawQuestion) -> ImportedQuestion:
    pairs = [marked_right(option) for option in raw.options]
    marked = frozenset(at for at, (_, right) in enumerate(pairs) if right)
    texts = tuple(text for text, _ in pairs)
    if len(marked) == len(texts):
        marked = frozenset()
    named, rest = right_options(texts, raw.answer)
    is_sure = all(not _EMPHASIS.fullmatch(raw.options[at]) for at in marked)
    right = (marked or named) if is_sure else (named or marked)
    if truth := _as_statement(raw, texts, right):
        return truth
    several = len(right) > 1 or has_one(raw.prompt, "several")
    said = _joined(rest if right else raw.answer, raw.explanation)
    chosen = "; ".join(texts[at] for at in sorted(right))
    return ImportedQuestion(
        kind="multiple" if several else "choice",
        prompt=raw.prompt, line=raw.line, run=raw.run,
        options=tuple(ImportedOption(text, at in right) for at, text in enumerate(texts)),
        explanation=said or chosen, answer="" if right else raw.answer,
    )  # fmt: skip


def _as_statement(
    raw: RawQuestion, texts: tuple[str, ...], right: frozenset[int]
) -> ImportedQuestion | None:
    """Return a statement if all there is to choose are "true" and "false"."""
    truths = [TRUTH.fullmatch(text.strip()) for text in texts]
    if len(texts) != 2 or len(right) != 1 or any(not match or match["rest"] for match in truths):
        return None
    first, second = truths
    if not first or not second or bool(first["yes"]) == bool(second["yes"]):
        return None
    chosen = truths[min(right)]
    said = raw.explanation or texts[min(right)]
    return ImportedQuestion(
        kind="true-false", prompt=statement(raw.prompt), line=raw.line, run=raw.run,
        answer="true" if chosen and chosen["yes"] else "false", explanation=said,
    )  # fmt: skip


def right_options(options: tuple[str, ...], answer: str) -> tuple[frozenset[int], str]:
    """Return the indexes of the options that an answer names, and what else it says.

    >>> right_options(("MSE", "Cross-entropy"), "B"), right_options(("L1", "L2"), "L1 and L2")
    ((frozenset({1}), ''), (frozenset({0, 1}), ''))
    """
    text = re.sub(r"^\s*[-*•]\s+", "", answer.strip(), flags=re.MULTILINE)
    if bold := _EMPHASIS.fullmatch(text):
        text = bold["text"]
    if not text:
        return frozenset(), ""
    if exact := frozenset(at for at, option in enumerate(options) if _key(option) == _key(text)):
        return exact, ""
    if letters := _by_letter(options, text):
        return letters
    if named := _by_list(options, text):
        return named, ""
    return _by_beginning(options, text)


def _by_letter(options: tuple[str, ...], text: str) -> tuple[frozenset[int], str] | None:
    number = re.fullmatch(r"\(?(\d{1,2})[.)]?\s*", text)
    counted = int(number[1]) if number else number_of(text)
    if 1 <= counted <= len(options) and (number or len(options) < _ROMAN_LETTER):
        return frozenset((counted - 1,)), ""
    match = _LETTERS.fullmatch(_CHOICE_LABEL.sub("", text))
    if not match:
        return None
    joiners = rf"\b(?:{alternatives('and')})\b"
    listed = re.sub(joiners, " ", match["letters"], flags=re.IGNORECASE)
    letters = re.findall(r"[A-Za-z]+", listed)
    if any(len(letter) > 1 for letter in letters):
        return None
    found = frozenset(ord(letter.lower()) - ord("a") for letter in letters)
    rest = match["rest"].strip()
    if max(found) >= len(options) or (rest and len(found) > 1 and not match["end"].strip()):
        return None
    chosen = options[min(found)] if len(found) == 1 else ""
    if chosen and _key(rest).startswith(_key(chosen)):
        after = rest[len(chosen) :].strip(" .–—-:")
        rest = rest if re.match(r"\s+[^\W\d_]", rest[len(chosen) :]) else after
    return found, rest


def _by_list(options: tuple[str, ...], text: str) -> frozenset[int]:
    """Return the options that a list names, if it names nothing else."""
    left, found = f" {_key(text)} ", set[int]()
    for at in sorted(range(len(options)), key=lambda at: -len(options[at])):
        key = f" {_key(options[at])} "
        if key.strip() and key in left:
            left = left.replace(key, " , ", 1)
            found.add(at)
    rest = _SEPARATOR.sub(" ", left.replace(",", " ")).split()
    others = [word for word in rest if not re.fullmatch(alternatives("and"), word)]
    return frozenset(found) if not others else frozenset()


def _by_beginning(options: tuple[str, ...], text: str) -> tuple[frozenset[int], str]:
    """Return the option with which an answer begins, and what it says after that."""
    key = _key(text)
    fitting = [
        at for at, option in enumerate(options) if _key(option) and key.startswith(_key(option))
    ]
    if fitting:
        best = max(fitting, key=lambda at: len(options[at]))
        return frozenset((best,)), _after(text, options[best])
    within = [
        at
        for at, option in enumerate(options)
        if len(_key(option)) > 2 and f" {_key(option)} " in f" {key} "
    ]
    return (frozenset(within), text) if len(within) == 1 else (frozenset(), text)


def _after(text: str, option: str) -> str:
    """Return what follows an option at the start of a text; all of it if that is no sentence."""
    words = len(option.split())
    pieces = re.split(r"(\s+)", text)
    rest = "".join(pieces[2 * words :]).strip()
    return rest if rest[:1].isupper() else text


def _key(text: str) -> str:
    """Return a text for comparison: its words without case, markup and punctuation."""
    return " ".join(_PUNCTUATION.sub(" ", text).casefold().split())


def _joined(*texts: str) -> str:
    return "\n\n".join(filter(None, (text.strip() for text in texts)))
