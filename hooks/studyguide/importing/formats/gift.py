"""GIFT, the text format of Moodle: https://docs.moodle.org/en/GIFT_format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from studyguide.importing.entries import (
    ImportedFile,
    ImportedLesson,
    ImportedOption,
    ImportedQuestion,
    Remark,
)
from studyguide.importing.foreign_html import html_line, html_markdown
from studyguide.importing.formats.plain_files import decoded
from studyguide.importing.media_files import MediaFiles
from studyguide.model.slugs import is_slug

_HEAD = re.compile(
    r"(?:::(?P<title>(?:\\.|(?!::).)*)::)?\s*(?:\[(?P<format>html|markdown|plain|moodle)\])?",
    re.DOTALL,
)
_WEIGHT = re.compile(r"%(?P<percent>-?[\d.]+)%")
_NUMBER = re.compile(
    r"(?P<answer>-?[\d.]+(?:[eE][-+]?\d+)?)(?:(?P<sign>:|\.\.)(?P<other>-?[\d.]+(?:[eE][-+]?\d+)?))?"
)
_LIKE_GIFT = re.compile(
    r"^\s*(?:::[^:\n]+::|\$CATEGORY:)|(?<!\{)\{\s*(?:[=~]|#-?\d|(?:T|F|TRUE|FALSE)\s*[#}])",
    re.MULTILINE,
)
_TRUTHS = {"T": "true", "TRUE": "true", "F": "false", "FALSE": "false"}


@dataclass(frozen=True, slots=True)
class _Answer:
    mark: str
    text: str
    feedback: str
    percent: float | None


def is_gift(text: str) -> bool:
    """Return whether a text looks like GIFT."""
    return bool(_LIKE_GIFT.search(text))


def read_gift(data: bytes, name: str) -> ImportedFile:
    """Return the questions of a GIFT file, a lesson for each category."""
    media = MediaFiles()
    lessons: dict[str, list[ImportedQuestion]] = {}
    remarks: list[Remark] = []
    category = ""
    for line, block in _blocks(decoded(data, name)):
        if block.startswith("$CATEGORY:"):
            category = _category(block)
            continue
        question = _Reader(media).question(block, line)
        if question is None:
            remarks.append(Remark(line, block, "is no question in GIFT that can be read"))
        else:
            lessons.setdefault(category, []).append(question)
    return ImportedFile(
        format="GIFT",
        lessons=tuple(
            ImportedLesson(title=title, questions=tuple(listed))
            for title, listed in lessons.items()
        ),
        remarks=tuple(remarks),
        media=media.files,
    )


def _category(block: str) -> str:
    """Return the last part of a category; two slashes are one in a name."""
    path = block.partition(":")[2].strip().replace("//", "\0")
    return path.rpartition("/")[2].replace("\0", "/")


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the questions with their lines; an empty line, or a category, ends one."""
    lines: list[str] = []
    start = 0
    for number, line in enumerate((*text.split("\n"), ""), start=1):
        if line.lstrip().startswith("//"):
            continue
        is_category = line.startswith("$CATEGORY:")
        if (not line.strip() or is_category) and lines:
            yield start, "\n".join(lines)
            lines = []
        if is_category:
            yield number, line
        elif line.strip():
            start = start if lines else number
            lines.append(line)


def _cut(text: str, signs: str) -> list[tuple[str, str]]:
    """Return the parts of a text with the unescaped sign before each, the first with none."""
    parts, sign, at, start = [], "", 0, 0
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] in signs:
            parts.append((sign, text[start:at]))
            sign, start = text[at], at + 1
        at += 1
    return [*parts, (sign, text[start:])]


class _Reader:
    """Reads questions."""

    def __init__(self, media: MediaFiles) -> None:
        self.media = media
        self.format = "moodle"

    def question(self, block: str, line: int) -> ImportedQuestion | None:
        """Return a question, None if it is none."""
        head = _HEAD.match(block)
        assert head is not None
        self.format = head["format"] or "moodle"
        title = _unescaped(head["title"] or "").strip()
        parts = _cut(block[head.end() :], "{}")
        if len(parts) != 3 or parts[1][0] != "{" or parts[2][0] != "}":
            return None
        before, inside, after = parts[0][1], parts[1][1], parts[2][1]
        prompt = self._blocks(f"{before}_____{after}" if after.strip() else before)
        answers, general = self._general(inside)
        found = self._answered(answers.strip(), prompt, line)
        if found is None:
            return None
        id_ = title if is_slug(title) else ""
        return replace(found, explanation=self._explained(found, general), id=id_)

    def _explained(self, found: ImportedQuestion, general: str) -> str:
        if found.kind == "short" and general and not found.answer:
            return ""
        needs = found.kind in ("true-false", "match", "numeric", "choice", "multiple")
        whys = all(option.why for option in found.options) and found.options
        right = "; ".join(option.text for option in found.options if option.correct)
        return general or found.explanation or (right if needs and not whys else "")

    def _general(self, inside: str) -> tuple[str, str]:
        """Return the answers and the feedback to all of them."""
        at = inside.find("####")
        if at < 0:
            return inside, ""
        return inside[:at], self._blocks(inside[at + 4 :])

    def _answered(self, inside: str, prompt: str, line: int) -> ImportedQuestion | None:
        base = ImportedQuestion(kind="essay", prompt=prompt, line=line)
        truth = re.match(r"(TRUE|FALSE|T|F)\s*(?=#|$)", inside)
        if not inside:
            return replace(base, kind="short")
        if truth:
            feedback = " ".join(
                self._blocks(one) for _, one in _cut(inside, "#")[1:] if one.strip()
            )
            return replace(base, kind="true-false", answer=_TRUTHS[truth[1]], explanation=feedback)
        if inside.startswith("#"):
            return self._number(base, inside[1:])
        answers = [self._answer(sign, text) for sign, text in _cut(inside, "=~")[1:]]
        if not answers:
            return None
        if all(answer.mark == "=" and " -> " in answer.text for answer in answers):
            pairs = (answer.text.split(" -> ", 1) for answer in answers)
            return replace(
                base,
                kind="match",
                pairs=tuple((left.strip(), right.strip()) for left, right in pairs),
            )
        if all(answer.mark == "=" for answer in answers):
            accepted = tuple(answer.text for answer in answers)
            return replace(
                base,
                kind="short",
                answer=accepted[0],
                accept=accepted,
                explanation=answers[0].feedback,
            )
        return self._choice(base, answers)

    def _choice(self, base: ImportedQuestion, answers: list[_Answer]) -> ImportedQuestion:
        weighted = any(answer.percent is not None and answer.mark == "~" for answer in answers)
        options = tuple(
            ImportedOption(
                answer.text,
                (answer.mark == "=") or (weighted and (answer.percent or 0) > 0),
                answer.feedback,
            )
            for answer in answers
        )
        several = sum(option.correct for option in options) > 1 or (
            weighted and all(a.mark == "~" for a in answers)
        )
        return replace(base, kind="multiple" if several else "choice", options=options)

    def _number(self, base: ImportedQuestion, text: str) -> ImportedQuestion | None:
        first = next((one for sign, one in _cut(text, "=~") if one.strip() and sign != "~"), "")
        body, *feedback = [one for _, one in _cut(first, "#")]
        body = _WEIGHT.sub("", body).strip()
        match = _NUMBER.match(body)
        if not match:
            return None
        answer, tolerance = match["answer"], "0"
        if match["sign"] == "..":
            low, high = float(answer), float(match["other"])
            answer, tolerance = f"{(low + high) / 2:.12g}", f"{(high - low) / 2:.12g}"
        elif match["other"]:
            tolerance = match["other"]
        explanation = self._blocks(feedback[0]) if feedback else ""
        return replace(
            base, kind="numeric", answer=answer, tolerance=tolerance, explanation=explanation
        )

    def _answer(self, sign: str, text: str) -> _Answer:
        body, *feedback = [one for _, one in _cut(text, "#")]
        weight = _WEIGHT.match(body.strip())
        if weight:
            body = body.strip()[weight.end() :]
        shown = self._line(body)
        return _Answer(
            sign,
            shown,
            self._blocks(feedback[0]) if feedback else "",
            float(weight["percent"]) if weight else None,
        )

    def _blocks(self, text: str) -> str:
        words = _unescaped(text).strip()
        return html_markdown(words, self.media.picture) if self._is_html(words) else words

    def _line(self, text: str) -> str:
        words = _unescaped(text).strip()
        return (
            html_line(words, self.media.picture)
            if self._is_html(words)
            else " ".join(words.split())
        )

    def _is_html(self, words: str) -> bool:
        return self.format == "html" or (
            self.format == "moodle" and bool(re.search(r"</?[a-z][^<>]*>|&[a-z]+;|\\\(", words))
        )


def _unescaped(text: str) -> str:
    return re.sub(r"\\([~=#{}:n\\])", lambda sign: "\n" if sign[1] == "n" else sign[1], text)
