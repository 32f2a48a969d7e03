"""GIFT, the text format of Moodle: https://docs.moodle.org/en/GIFT_format."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from studyguide.importing.entries import (
    ImportedFile,
    ImportedLesson,
    ImportedOption,
    ImportedQuestion,
    Remark,
)
from studyguide.importing.foreign_html import html_line, html_markdown
from studyguide.importing.formats.gift_text import blocks, category, cut, unescaped
from studyguide.importing.formats.our_exports import with_gaps_joined, with_our_parts
from studyguide.importing.formats.plain_files import decoded
from studyguide.importing.media_files import MediaFiles
from studyguide.model.slugs import is_slug

_HEAD = re.compile(
    r"(?:::(?P<title>(?:\\.|(?!::).)*)::)?\s*(?:\[(?P<format>html|markdown|plain|moodle)\])?",
    re.DOTALL,
)
_WEIGHT = re.compile(r"%(?P<percent>-?[\d.]+)%")
_PAIR = re.compile(r"(?:.* )?-> ")
"""What belongs together; a right side that belongs to nothing has no left one."""
_NUMBER = re.compile(
    r"(?P<answer>-?\d*\.?\d+(?:[eE][-+]?\d+)?)"
    r"(?:(?P<sign>:|\.\.)(?P<other>-?\d*\.?\d+(?:[eE][-+]?\d+)?))?"
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
    plain: str
    """The text as it is written: what is typed, and the right side of a pair, has no markup."""


def is_gift(text: str) -> bool:
    """Return whether a text looks like GIFT."""
    return bool(_LIKE_GIFT.search(text))


def read_gift(data: bytes, name: str) -> ImportedFile:
    """Return the questions of a GIFT file, a lesson for each category."""
    media = MediaFiles()
    lessons: dict[str, list[ImportedQuestion]] = {}
    remarks: list[Remark] = []
    title = ""
    for line, block in blocks(decoded(data, name)):
        if block.startswith("$CATEGORY:"):
            title = category(block)
            continue
        question = _Reader(media).question(block, line)
        if question is None:
            remarks.append(Remark(line, block, "is no question in GIFT that can be read"))
        else:
            lessons.setdefault(title, []).append(question)
    return ImportedFile(
        format="GIFT",
        lessons=tuple(
            ImportedLesson(title=name_, questions=tuple(with_gaps_joined(listed)))
            for name_, listed in lessons.items()
        ),
        remarks=tuple(remarks),
        media=media.files,
    )


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
        title = unescaped(head["title"] or "").strip()
        parts = cut(block[head.end() :], "{}")
        if len(parts) != 3 or parts[1][0] != "{" or parts[2][0] != "}":
            return None
        before, inside, after = parts[0][1], parts[1][1], parts[2][1]
        prompt = self._blocks(f"{before}_____{after}" if after.strip() else before)
        answers, general = self._general(inside)
        found = self._answered(answers.strip(), prompt, line)
        if found is None:
            return None
        id_ = title if is_slug(title) else ""
        return with_our_parts(replace(self._explained(found, general), id=id_))

    def _explained(self, found: ImportedQuestion, general: str) -> ImportedQuestion:
        """Return a question with the feedback to any answer: of an open one it is the answer."""
        if found.kind in ("short", "essay"):
            return replace(found, answer=general or found.answer)
        whys = all(option.why for option in found.options) and found.options
        right = "; ".join(option.text for option in found.options if option.correct)
        said = "" if whys else right
        return replace(found, explanation=general or found.explanation or said)

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
            return base
        if truth:
            feedback = " ".join(self._blocks(one) for _, one in cut(inside, "#")[1:] if one.strip())
            return replace(base, kind="true-false", answer=_TRUTHS[truth[1]], explanation=feedback)
        if inside.startswith("#"):
            return self._number(base, inside[1:])
        answers = [self._answer(sign, text) for sign, text in cut(inside, "=~")[1:]]
        if not answers:
            return None
        if all(answer.mark == "=" and _PAIR.match(answer.plain) for answer in answers):
            pairs = (answer.plain.split("->", 1) for answer in answers)
            named = tuple((self._line(left), right.strip()) for left, right in pairs)
            return replace(
                base, kind="match", pairs=tuple(pair for pair in named if pair[0]),
                spare=tuple(right for left, right in named if not left),
            )  # fmt: skip
        if all(answer.mark == "=" for answer in answers):
            accepted = tuple(answer.plain for answer in answers)
            return replace(
                base,
                kind="short",
                answer=accepted[0],
                accept=accepted,
                explanation=answers[0].feedback,
            )
        return self._choice(base, answers)

    def _choice(self, base: ImportedQuestion, answers: list[_Answer]) -> ImportedQuestion:
        weighted = not any(answer.mark == "=" for answer in answers)
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
        first = next((one for sign, one in cut(text, "=~") if one.strip() and sign != "~"), "")
        body, *feedback = [one for _, one in cut(first, "#")]
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
        body, *feedback = [one for _, one in cut(text, "#")]
        weight = _WEIGHT.match(body.strip())
        if weight:
            body = body.strip()[weight.end() :]
        shown = self._line(body)
        return _Answer(
            sign,
            shown,
            self._blocks(feedback[0]) if feedback else "",
            float(weight["percent"]) if weight else None,
            unescaped(body).strip(),
        )

    def _blocks(self, text: str) -> str:
        words = unescaped(text).strip()
        return html_markdown(words, self.media.picture) if self._is_html(words) else words

    def _line(self, text: str) -> str:
        words = unescaped(text).strip()
        return (
            html_line(words, self.media.picture)
            if self._is_html(words)
            else " ".join(words.split())
        )

    def _is_html(self, words: str) -> bool:
        return self.format == "html" or (
            self.format == "moodle" and bool(re.search(r"</?[a-z][^<>]*>|&[a-z]+;|\\\(", words))
        )
