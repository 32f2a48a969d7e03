"""A question in QTI 2.1."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from studyguide.importing.entries import ImportedOption, ImportedQuestion
from studyguide.importing.foreign_html import html_line, html_markdown
from studyguide.importing.formats.safe_xml import (
    child,
    descendants,
    inner_xml,
    local,
    text_of,
)
from studyguide.importing.media_files import MediaFiles

_INTERACTIONS = (
    "choiceInteraction", "orderInteraction", "matchInteraction", "textEntryInteraction",
    "extendedTextInteraction", "inlineChoiceInteraction", "associateInteraction",
)  # fmt: skip


def question_two(item: Any, media: MediaFiles) -> ImportedQuestion | None:
    """Return a question, None if its kind has no like here."""
    body = child(item, "itemBody")
    interactions = list(descendants(body, *_INTERACTIONS)) if body is not None else []
    if body is None or not interactions:
        return None
    feedback = next(iter(descendants(item, "modalFeedback")), None)
    base = ImportedQuestion(
        kind="short",
        prompt=_prompt(body, interactions[0], media),
        line=item.sourceline or 1,
        explanation=html_markdown(inner_xml(feedback), media.picture),
    )
    return _Reader(media, item, body).question(base, interactions)


def _correct(declaration: Any) -> list[str]:
    response = child(declaration, "correctResponse")
    return [text_of(one) for one in descendants(response, "value")] if response is not None else []


def _prompt(body: Any, interaction: Any, media: MediaFiles) -> str:
    """Return what is asked: the text before the choices, and their own prompt."""
    own = child(interaction, "prompt")
    parts = [html_markdown(inner_xml(own), media.picture)] if own is not None else []
    before = [one for one in body if not _holds(one, interaction)]
    whole = "".join(f"<div>{inner_xml(one)}</div>" for one in before)
    return "\n\n".join(filter(None, (html_markdown(whole, media.picture), *parts)))


def _holds(element: Any, interaction: Any) -> bool:
    return any(one is interaction for one in element.iter())


class _Reader:
    """Reads the interactions of an item."""

    def __init__(self, media: MediaFiles, item: Any, body: Any) -> None:
        self.media = media
        self.item = item
        self.body = body
        self.right = {
            one.get("identifier"): _correct(one) for one in descendants(item, "responseDeclaration")
        }

    def question(self, base: ImportedQuestion, interactions: list[Any]) -> ImportedQuestion:
        """Return a question of the kind that its interactions make it."""
        first = interactions[0]
        right = self.right.get(first.get("responseIdentifier"), [])
        match local(first):
            case "choiceInteraction":
                return self._choice(base, first, right)
            case "orderInteraction":
                labels = self._labels(first, "simpleChoice")
                items = tuple(labels[one] for one in right if one in labels)
                return replace(base, kind="order", items=items)
            case "matchInteraction" | "associateInteraction":
                labels = self._labels(first, "simpleAssociableChoice")
                pairs = (one.split() for one in right)
                named = ((labels.get(p[0], ""), labels.get(p[1], "")) for p in pairs if len(p) == 2)
                return replace(base, kind="match", pairs=tuple(named))
            case "extendedTextInteraction":
                return replace(base, kind="essay", answer=base.explanation, explanation="")
            case "textEntryInteraction" if len(interactions) == 1:
                return self._typed(base, first, right)
            case _:
                return self._gaps(base, interactions)

    def _labels(self, element: Any, name: str) -> dict[str, str]:
        return {one.get("identifier"): self._line(one) for one in descendants(element, name)}

    def _line(self, element: Any) -> str:
        return html_line(inner_xml(element), self.media.picture)

    def _choice(self, base: ImportedQuestion, element: Any, right: list[str]) -> ImportedQuestion:
        options = tuple(
            self._option(one, right) for one in list(descendants(element, "simpleChoice"))
        )
        chosen = "; ".join(option.text for option in options if option.correct)
        texts = [option.text.casefold() for option in options]
        if texts in (["true", "false"], ["false", "true"]):
            explanation = base.explanation or chosen
            return replace(
                base, kind="true-false", answer=chosen.casefold(), explanation=explanation
            )
        said = "" if all(option.why for option in options) else chosen
        several = element.get("maxChoices", "1") != "1"
        return replace(
            base, kind="multiple" if several else "choice", options=options,
            explanation=base.explanation or said, fixed=element.get("shuffle") == "false",
        )  # fmt: skip

    def _option(self, element: Any, right: list[str]) -> ImportedOption:
        feedback = child(element, "feedbackInline")
        why = html_markdown(inner_xml(feedback), self.media.picture)
        if feedback is not None:
            element.remove(feedback)
        return ImportedOption(self._line(element), element.get("identifier") in right, why)

    def _typed(self, base: ImportedQuestion, element: Any, right: list[str]) -> ImportedQuestion:
        declaration = next(
            one for one in descendants(self.item, "responseDeclaration")
            if one.get("identifier") == element.get("responseIdentifier")
        )  # fmt: skip
        mapped = (one.get("mapKey", "") for one in descendants(declaration, "mapEntry"))
        accept = tuple(filter(None, dict.fromkeys((*right, *mapped))))
        prompt = html_markdown(inner_xml(self.body), self.media.picture)
        base = replace(base, prompt=prompt)
        if declaration.get("baseType") in ("float", "integer"):
            tolerances = (one.get("tolerance", "0") for one in descendants(self.item, "equal"))
            tolerance = next(tolerances, "0").split()[0]
            answer = accept[0] if accept else "0"
            return replace(base, kind="numeric", answer=answer, tolerance=tolerance)
        answer = base.explanation or (accept[0] if accept else "")
        return replace(base, answer=answer, accept=accept, explanation="")

    def _gaps(self, base: ImportedQuestion, interactions: list[Any]) -> ImportedQuestion:
        for one in interactions:
            labels = {c.get("identifier"): text_of(c) for c in descendants(one, "inlineChoice")}
            values = self.right.get(one.get("responseIdentifier"), [])
            for inner in list(one):
                one.remove(inner)
            one.text = f"\ue000{'|'.join(labels.get(value, value) for value in values)}\ue001"
        text = html_markdown(inner_xml(self.body), self.media.picture)
        text = text.replace("\ue000", "{{").replace("\ue001", "}}")
        return replace(base, kind="cloze", prompt="…", text=text)
