"""QTI 1.2 and 2.1, alone or in a package, as Canvas and other platforms export them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from studyguide.importing.entries import (
    ImportedFile,
    ImportedLesson,
    ImportedOption,
    ImportedQuestion,
    Remark,
    UnreadableFileError,
)
from studyguide.importing.foreign_html import html_markdown
from studyguide.importing.formats.archives import Archive
from studyguide.importing.formats.our_exports import with_our_parts
from studyguide.importing.formats.qti_two import question_two
from studyguide.importing.formats.safe_xml import (
    child,
    children,
    descendants,
    inner_xml,
    local,
    parsed_xml,
    text_of,
)
from studyguide.importing.media_files import MediaFiles
from studyguide.model.slugs import is_slug

_Right = dict[str, list[str]]
"""What is right, by what it answers."""


def is_qti(text: str) -> bool:
    """Return whether an XML file is in QTI."""
    return "questestinterop" in text or "assessmentItem" in text or "assessmentTest" in text


def read_qti(data: bytes, name: str) -> ImportedFile:
    """Return the questions of a file in QTI."""
    return _read([(name, data)], MediaFiles())


def read_qti_package(data: bytes, name: str) -> ImportedFile:
    """Return the questions of a package."""
    archive = Archive(data, name)
    found = [
        (one, archive.read(one) or b"") for one in archive.names() if one.endswith((".xml", ".qti"))
    ]
    documents = [(one, xml) for one, xml in found if is_qti(xml[:4000].decode("utf-8", "replace"))]
    if not documents:
        raise UnreadableFileError(f"{name}: has no questions in QTI in it")

    def find(file: str) -> bytes | None:
        path = next((one for one in archive.names() if one.rpartition("/")[2] == file), None)
        return archive.read(path) if path else None

    return _read(documents, MediaFiles(find))


def _read(documents: list[tuple[str, bytes]], media: MediaFiles) -> ImportedFile:
    lessons: list[ImportedLesson] = []
    remarks: list[Remark] = []
    loose: list[ImportedQuestion] = []
    for name, data in documents:
        root = parsed_xml(data, name)
        if local(root) == "assessmentItem":
            _take(question_two(root, media), root, loose, remarks)
            continue
        questions: list[ImportedQuestion] = []
        for item in descendants(root, "item"):
            _take(_question_one(item, media), item, questions, remarks)
        titles = (part.get("title", "") for part in descendants(root, "assessment", "objectbank"))
        if questions:
            lessons.append(ImportedLesson(title=next(titles, ""), questions=tuple(questions)))
    if loose:
        lessons.append(ImportedLesson(title="", questions=tuple(loose)))
    return ImportedFile(
        format="QTI", lessons=tuple(lessons), remarks=tuple(remarks), media=media.files
    )


def _take(
    question: ImportedQuestion | None,
    item: Any,
    questions: list[ImportedQuestion],
    remarks: list[Remark],
) -> None:
    if question is None:
        words = item.get("title", "") or item.get("identifier", "")
        remarks.append(
            Remark(item.sourceline or 1, words, "is a question of a kind that has no like here")
        )
        return
    id_ = item.get("ident") or item.get("identifier") or ""
    questions.append(with_our_parts(replace(question, id=id_ if is_slug(id_) else "")))


def _question_one(item: Any, media: MediaFiles) -> ImportedQuestion | None:
    """Return a question in QTI 1.2."""
    presentation = child(item, "presentation")
    if presentation is None:
        return None
    kind = dict(_metadata(item)).get("question_type", "")
    base = ImportedQuestion(
        kind="short", prompt=_material(presentation, media), line=item.sourceline or 1,
        explanation=_feedback(item, "general_fb", media) or _feedback(item, "general", media),
    )  # fmt: skip
    right = _right(item)
    choices = list(descendants(presentation, "response_lid"))
    if kind == "fill_in_multiple_blanks_question" and choices:
        return _gaps(base, _words(choices, right, media))
    if len(choices) > 1 or kind == "matching_question":
        return _matching(base, choices, right, media)
    if choices:
        return _choice(replace(base, id=kind), item, choices[0], right, media)
    if kind == "numerical_question" or any(descendants(item, "vargte", "vargt")):
        return _number(base, item)
    typed = tuple(dict.fromkeys(value for values in right.values() for value in values))
    if kind == "essay_question" or not typed:
        return replace(base, kind="essay", answer=base.explanation, explanation="")
    if base.prompt.count("[") and len(right) > 1:
        return _gaps(base, right)
    return replace(base, answer=base.explanation or typed[0], accept=typed, explanation="")


def _metadata(item: Any) -> Iterator[tuple[str, str]]:
    for one in descendants(item, "qtimetadatafield"):
        yield text_of(one, "fieldlabel"), text_of(one, "fieldentry")


def _material(element: Any, media: MediaFiles) -> str:
    """Return the text of a material, HTML or plain."""
    found = next(iter(descendants(element, "mattext")), None)
    if found is None:
        return ""
    if len(found):
        return html_markdown(inner_xml(found), media.picture)
    text = found.text or ""
    is_html = "html" in found.get("texttype", "") or bool(re.search(r"</?[a-z][^<>]*>", text))
    return html_markdown(text, media.picture) if is_html else text.strip()


def _feedback(item: Any, ident: str, media: MediaFiles) -> str:
    for one in descendants(item, "itemfeedback"):
        if one.get("ident") == ident:
            return _material(one, media)
    return ""


def _right(item: Any) -> _Right:
    """Return the right values by what they answer: those of conditions that give points."""
    found: _Right = {}
    for condition in descendants(item, "respcondition"):
        points = [float(text_of(one) or 0) for one in children(condition, "setvar")]
        if not any(point > 0 for point in points):
            continue
        for value in descendants(condition, "varequal"):
            if local(value.getparent()) != "not":
                found.setdefault(value.get("respident", ""), []).append(text_of(value))
    return found


def _choice(
    base: ImportedQuestion,
    item: Any,
    response: Any,
    right: _Right,
    media: MediaFiles,
) -> ImportedQuestion:
    values = {value for listed in right.values() for value in listed}
    labels = list(descendants(response, "response_label"))
    options = tuple(
        ImportedOption(
            _one_line(_material(label, media)),
            label.get("ident") in values,
            _feedback(item, f"{label.get('ident')}_fb", media),
        )
        for label in labels
    )
    texts = [option.text.casefold() for option in options]
    chosen = "; ".join(option.text for option in options if option.correct)
    if base.id == "true_false_question" or texts in (["true", "false"], ["false", "true"]):
        whys = "\n\n".join(dict.fromkeys(option.why for option in options if option.why))
        return replace(
            base, kind="true-false", answer=chosen.casefold(),
            explanation=base.explanation or whys or chosen,
        )  # fmt: skip
    several = response.get("rcardinality", "Single").casefold() == "multiple"
    said = "" if all(option.why for option in options) else chosen
    shuffled = [one.get("shuffle", "") for one in descendants(response, "render_choice")]
    return replace(
        base, kind="multiple" if several else "choice", options=options,
        explanation=base.explanation or said, fixed=any(s.casefold() == "no" for s in shuffled),
    )  # fmt: skip


def _one_line(text: str) -> str:
    return text if "\n" in text and "```" in text else " ".join(text.split())


def _matching(
    base: ImportedQuestion, choices: list[Any], right: _Right, media: MediaFiles
) -> ImportedQuestion:
    pairs: list[tuple[str, str]] = []
    offered: dict[str, None] = {}
    for response in choices:
        partner = next(iter(right.get(response.get("ident", ""), ())), "")
        shown = descendants(response, "response_label")
        labels = {one.get("ident"): _material(one, media) for one in shown}
        left = _one_line(_material(response, media))
        pairs.append((left, _one_line(labels.get(partner, partner))))
        offered |= dict.fromkeys(map(_one_line, labels.values()))
    taken = {right for _, right in pairs}
    spare = tuple(right for right in offered if right not in taken)
    return replace(base, kind="match", pairs=tuple(pairs), spare=spare)


def _number(base: ImportedQuestion, item: Any) -> ImportedQuestion:
    exact = [text_of(one) for one in descendants(item, "varequal")]
    low = [text_of(one) for one in descendants(item, "vargte", "vargt")]
    high = [text_of(one) for one in descendants(item, "varlte", "varlt")]
    if low and high:
        middle = (float(low[0]) + float(high[0])) / 2
        answer = exact[0] if exact else f"{middle:.12g}"
        return replace(
            base, kind="numeric", answer=answer,
            tolerance=f"{float(high[0]) - float(answer):.9g}",
        )  # fmt: skip
    return replace(base, kind="numeric", answer=exact[0] if exact else "0")


def _words(choices: list[Any], right: _Right, media: MediaFiles) -> _Right:
    labels = (one for choice in choices for one in descendants(choice, "response_label"))
    words = {one.get("ident", ""): _material(one, media) for one in labels}
    return {name: [words.get(one, one) for one in ids] for name, ids in right.items()}


def _gaps(base: ImportedQuestion, right: _Right) -> ImportedQuestion:
    """Return a text with gaps, which Canvas names in brackets: `[x]`."""
    text = base.prompt
    for name, values in right.items():
        gap = name.removeprefix("response_")
        text = re.sub(rf"\\?\[{re.escape(gap)}\\?\]", f"{{{{{'|'.join(values)}}}}}", text)
    return replace(base, kind="cloze", prompt="…", text=text)
