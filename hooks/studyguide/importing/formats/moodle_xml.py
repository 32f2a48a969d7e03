"""Question banks of Moodle as XML: https://docs.moodle.org/en/Moodle_XML_format."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from studyguide.importing.entries import (
    ImportedFile,
    ImportedLesson,
    ImportedOption,
    ImportedQuestion,
    ImportedTerm,
    Remark,
)
from studyguide.importing.foreign_html import html_line, html_markdown
from studyguide.importing.formats.moodle_gaps import with_gaps
from studyguide.importing.formats.our_exports import with_our_parts
from studyguide.importing.formats.safe_xml import child, children, descendants, parsed_xml, text_of
from studyguide.importing.media_files import MediaFiles
from studyguide.model.slugs import is_slug


def is_moodle(text: str) -> bool:
    """Return whether an XML file is a question bank or a glossary of Moodle."""
    return "<quiz" in text or "<GLOSSARY" in text


def read_moodle(data: bytes, name: str) -> ImportedFile:
    """Return the questions of a bank, a lesson for each category; or a glossary's terms."""
    root = parsed_xml(data, name)
    media = MediaFiles(dict(_files(root)).get)
    lessons: dict[str, list[ImportedQuestion]] = {}
    remarks: list[Remark] = []
    category = ""
    for element in children(root, "question"):
        kind = element.get("type", "")
        if kind == "category":
            category = _category(text_of(element, "category", "text"))
            continue
        question = _Reader(media).question(element, kind)
        if question is None:
            words = text_of(element, "name", "text") or text_of(element, "questiontext", "text")
            remarks.append(
                Remark(
                    element.sourceline or 1,
                    words,
                    f"is a question of the kind '{kind}', which has no like here",
                )
            )
        else:
            lessons.setdefault(category, []).append(question)
    terms = tuple(_entries(root, media))
    listed = [ImportedLesson(title=title, questions=tuple(one)) for title, one in lessons.items()]
    if terms:
        listed.append(ImportedLesson(title=text_of(root, "INFO", "NAME"), terms=terms))
    return ImportedFile(
        format="a bank of Moodle", lessons=tuple(listed), remarks=tuple(remarks), media=media.files
    )


def _category(path: str) -> str:
    return path.replace("//", "\0").rpartition("/")[2].replace("\0", "/")


def _files(root: Any) -> Iterator[tuple[str, bytes]]:
    for element in descendants(root, "file"):
        try:
            data = base64.b64decode("".join((element.text or "").split()))
        except (ValueError, binascii.Error):
            continue
        yield element.get("name", ""), data


def _entries(root: Any, media: MediaFiles) -> Iterator[ImportedTerm]:
    """Yield the terms of a glossary."""
    for entry in descendants(root, "ENTRY"):
        yield ImportedTerm(
            name=text_of(entry, "CONCEPT"),
            definition=html_markdown(text_of(entry, "DEFINITION"), media.picture),
            aliases=tuple(text_of(one, "NAME") for one in descendants(entry, "ALIAS")),
            line=entry.sourceline or 1,
        )


class _Reader:
    """Reads questions."""

    def __init__(self, media: MediaFiles) -> None:
        self.media = media

    def question(self, element: Any, kind: str) -> ImportedQuestion | None:
        """Return a question, None if its kind has no like here."""
        title = text_of(element, "name", "text")
        base = ImportedQuestion(
            kind="short",
            prompt=self._blocks(child(element, "questiontext")),
            line=element.sourceline or 1,
            explanation=self._blocks(child(element, "generalfeedback")),
            hint="\n\n".join(filter(None, map(self._blocks, children(element, "hint")))),
            id=title if is_slug(title) else "",
        )  # fmt: skip
        match kind:
            case "multichoice":
                found = self._choice(base, element)
            case "truefalse":
                found = self._truth(base, element)
            case "shortanswer":
                found = self._short(base, element)
            case "numerical":
                found = self._number(base, element)
            case "matching":
                found = self._matching(base, element)
            case "ordering":
                items = tuple(self._line(answer) for answer in children(element, "answer"))
                found = replace(base, kind="order", items=items)
            case "essay":
                found = self._essay(base, element)
            case "cloze":
                found = self._cloze(base, element)
            case "gapselect" | "ddwtos":
                found = self._gaps_to_choose(base, element)
            case _:
                return None
        return with_our_parts(replace(found, explanation=found.explanation or _said(found)))

    def _choice(self, base: ImportedQuestion, element: Any) -> ImportedQuestion:
        options = tuple(
            ImportedOption(
                self._line(answer),
                float(answer.get("fraction", "0") or 0) > 0,
                self._blocks(child(answer, "feedback")),
            )
            for answer in children(element, "answer")
        )
        single = text_of(element, "single").casefold() in ("true", "1", "")
        right = [float(answer.get("fraction", "0") or 0) for answer in children(element, "answer")]
        if single and right:
            # a part of the points for what is nearly right
            best = max(right)
            options = tuple(
                replace(one, correct=share == best)
                for one, share in zip(options, right, strict=True)
            )
        fixed = text_of(element, "shuffleanswers").casefold() in ("false", "0")
        return replace(base, kind="choice" if single else "multiple", options=options, fixed=fixed)

    def _truth(self, base: ImportedQuestion, element: Any) -> ImportedQuestion:
        answers = list(children(element, "answer"))
        right = next((a for a in answers if float(a.get("fraction", "0") or 0) > 0), None)
        feedback = filter(None, (self._blocks(child(one, "feedback")) for one in answers))
        explanation = base.explanation or "\n\n".join(dict.fromkeys(feedback))
        return replace(
            base,
            kind="true-false",
            answer=text_of(right, "text").casefold(),
            explanation=explanation,
        )

    def _short(self, base: ImportedQuestion, element: Any) -> ImportedQuestion:
        answers = [
            a for a in children(element, "answer") if float(a.get("fraction", "0") or 0) >= 100
        ]
        accept = tuple(text_of(one, "text").replace("\\*", "*") for one in answers)
        told = [self._blocks(child(one, "feedback")) for one in answers]
        answer = base.explanation or next(filter(None, (*told, *accept)), "")
        return replace(base, answer=answer, accept=accept, explanation="")

    def _number(self, base: ImportedQuestion, element: Any) -> ImportedQuestion:
        answers = sorted(
            children(element, "answer"), key=lambda a: -float(a.get("fraction", "0") or 0)
        )
        if not answers:
            return base
        explanation = base.explanation or self._blocks(child(answers[0], "feedback"))
        return replace(
            base, kind="numeric", answer=text_of(answers[0], "text"),
            tolerance=text_of(answers[0], "tolerance") or "0", explanation=explanation,
            unit=text_of(element, "units", "unit", "unit_name"),
        )  # fmt: skip

    def _matching(self, base: ImportedQuestion, element: Any) -> ImportedQuestion:
        pairs = tuple(
            (self._line(one), text_of(one, "answer", "text"))
            for one in children(element, "subquestion")
        )
        return replace(
            base, kind="match", pairs=tuple(pair for pair in pairs if pair[0]),
            spare=tuple(right for left, right in pairs if not left),
        )  # fmt: skip

    def _essay(self, base: ImportedQuestion, element: Any) -> ImportedQuestion:
        answer = base.explanation or self._blocks(child(element, "graderinfo"))
        return replace(base, kind="essay", answer=answer, explanation="")

    def _cloze(self, base: ImportedQuestion, element: Any) -> ImportedQuestion:
        """Return a text with gaps in it; what was to be chosen there is to be typed."""
        html = text_of(child(element, "questiontext"), "text")
        text = with_gaps(html, lambda html: html_markdown(html, self.media.picture))
        return replace(base, kind="cloze", prompt="…", text=text)

    def _gaps_to_choose(self, base: ImportedQuestion, element: Any) -> ImportedQuestion:
        choices = [text_of(one, "text") for one in children(element, "selectoption", "dragbox")]

        def gap(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            return f"{{{{{choices[at]}}}}}" if at < len(choices) else match[0]

        text = re.sub(r"\\?\[\\?\[(\d+)\]\]", gap, base.prompt)
        return replace(base, kind="cloze", prompt="…", text=text)

    def _blocks(self, element: Any | None) -> str:
        text = text_of(element, "text") if element is not None else ""
        if element is not None and element.get("format", "html") in ("plain_text", "markdown"):
            return text
        return html_markdown(text, self.media.picture)

    def _line(self, element: Any) -> str:
        text = text_of(element, "text")
        plain = element.get("format", "html") in ("plain_text", "markdown")
        return text if plain else html_line(text, self.media.picture)


def _said(question: ImportedQuestion) -> str:
    """Return what is right in words, for a question whose source gives no reasons."""
    match question.kind:
        case "choice" | "multiple" if not all(option.why for option in question.options):
            return "; ".join(option.text for option in question.options if option.correct)
        case _:
            return ""
