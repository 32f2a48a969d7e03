r"""Self-contained formulas: macros expanded, equations numbered, references resolved.

Afterwards a formula means the same wherever it is shown: on a page, in print, in a deck.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from studyguide.formulas.convert import to_element
from studyguide.formulas.errors import FormulaError
from studyguide.formulas.latex.equation_numbers import (
    number_equations,
    reference_alone,
    references,
    resolve_references,
    shown_reference,
)
from studyguide.formulas.latex.expand import Expansion, expanded
from studyguide.formulas.latex.preamble import Preamble
from studyguide.formulas.latex.tokens import Tokens, join_tokens, tokens
from studyguide.model.problems import did_you_mean
from studyguide.text.tree.blocks import Block, Blocks, Document, Equation, Fault, Faults
from studyguide.text.tree.inlines import Formula, Inline, Inlines, Link, Text
from studyguide.text.tree.transform import TreeTransform

_REFERRING = re.compile(r"\\(?:eq|auto|[cC])?ref *\{")
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


def with_formulas_resolved(document: Document, preamble: Preamble) -> tuple[Document, Faults]:
    """Return a text with self-contained formulas, and the faults in them."""
    resolver = _Resolver(preamble, preamble.commands())
    document = TreeTransform(inline=resolver.inline, block=resolver.block).document(document)
    if resolver.referring:
        document = TreeTransform(
            inline=resolver.with_references, block=resolver.block_with_references
        ).document(document)
    return document, tuple(resolver.faults)


def inline_with_formulas_resolved(inlines: Inlines, preamble: Preamble) -> tuple[Inlines, Faults]:
    """Return the same for inline content, where nothing is numbered."""
    resolver = _Resolver(preamble, preamble.commands())
    inlines = TreeTransform(inline=resolver.inline).inlines(inlines)
    inlines = (
        TreeTransform(inline=resolver.with_references).inlines(inlines)
        if resolver.referring
        else inlines
    )
    return inlines, tuple(resolver.faults)


def anchor_of(label: str) -> str:
    """Return the anchor of an equation, given its label.

    >>> anchor_of("eq:loss"), anchor_of("Loss 2")
    ('eq-loss', 'eq-loss-2')
    """
    short = _NOT_IN_IDS.sub("-", label.lower().removeprefix("eq:")).strip("-")
    return f"eq-{short.removeprefix('eq-')}"


@dataclass(slots=True)
class _Resolver:
    preamble: Preamble
    commands: dict[str, Expansion]
    faults: list[Fault] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    """The text that a reference to a label shows."""
    count: int = 0
    """How many equations have a number so far."""
    referring: bool = False
    """Whether any formula refers to another."""

    def inline(self, node: Inline) -> Inlines:
        """Return a node with its formula resolved, except references to later labels."""
        if not isinstance(node, Formula):
            return (node,)
        tex, anchors = self._resolved(node.tex, node.line, displayed=node.display)
        return (replace(node, tex=tex, anchors=anchors),) if tex.strip() else ()

    def block(self, block: Block) -> Blocks:
        """Return a block with its formula resolved, except for references."""
        if not isinstance(block, Equation):
            return (block,)
        tex, anchors = self._resolved(block.tex, block.line, displayed=True, alone=True)
        return (replace(block, tex=tex, anchors=anchors),) if tex.strip() else ()

    def with_references(self, node: Inline) -> Inlines:
        """Return a node with numbers for its references."""
        if not (isinstance(node, Formula) and _REFERRING.search(node.tex)):
            return (node,)
        parts = tokens(node.tex)
        label = reference_alone(parts)
        if label in self.labels:
            command = next(part for part in parts if not part.isspace())
            words = (Text(shown_reference(command, self.labels[label]), node.line),)
            lesson = self.preamble.lesson
            return (Link(f"#{anchor_of(label)}", words, line=node.line),) if lesson else words
        return (replace(node, tex=self._tex_with_references(parts, node.line, alone=False)),)

    def block_with_references(self, block: Block) -> Blocks:
        """Return a block with numbers for its references."""
        if not (isinstance(block, Equation) and _REFERRING.search(block.tex)):
            return (block,)
        return (
            replace(
                block, tex=self._tex_with_references(tokens(block.tex), block.line, alone=True)
            ),
        )

    def _resolved(
        self, tex: str, line: int, *, displayed: bool, alone: bool = False
    ) -> tuple[str, tuple[str, ...]]:
        """Return a formula without macros and labels, and its anchors.

        A `displayed` formula may have numbers; `alone` means that it is a block of its own.
        """
        if "\\" not in tex:
            self._check(tex, line, alone=alone)
            return tex, ()
        try:
            parts: Tokens = expanded(tokens(tex), self.commands)
            labels: dict[str, str] = {}
            if displayed:
                numbered_formula = number_equations(
                    parts, after=self.count, every=self.preamble.lesson
                )
                parts, labels = numbered_formula.parts, dict(numbered_formula.labels)
                self.count += numbered_formula.count
            refers = any(references(parts))
        except FormulaError as error:
            self._add_fault(error, line)
            return tex, ()
        self._label(labels, line)
        new = join_tokens(parts)
        if refers:
            self.referring = True
        else:
            self._check(new, line, alone=alone)
        return new, tuple(map(anchor_of, labels)) if self.preamble.lesson else ()

    def _label(self, labels: dict[str, str], line: int) -> None:
        anchors = {anchor_of(label): label for label in self.labels}
        for label, number in labels.items():
            if not number:
                message = f"the label '{label}' is in an empty row. Write it in the equation's row"
                self.faults.append(Fault(line, message))
            elif namesake := anchors.get(anchor_of(label)):
                message = f"the label '{label}' is used by an earlier equation. Choose another"
                self.faults.append(Fault(line, message if namesake == label else f"{message} word"))
        self.labels |= labels

    def _tex_with_references(self, parts: Tokens, line: int, *, alone: bool) -> str:
        try:
            tex = join_tokens(resolve_references(parts, self.labels))
        except FormulaError as error:
            unknown = next(label for label in references(parts) if label not in self.labels)
            guess = did_you_mean(unknown, self.labels)
            hint = guess or " Write '\\label{…}' in the equation, in the same lesson"
            self.faults.append(Fault(line, f"{error.message}.{hint}"))
            return join_tokens(parts)
        self._check(tex, line, alone=alone)
        return tex

    def _check(self, tex: str, line: int, *, alone: bool) -> None:
        try:
            to_element(tex, display=alone)
        except FormulaError as error:
            self._add_fault(error, line)

    def _add_fault(self, error: FormulaError, line: int) -> None:
        self.faults.append(Fault(line + error.line, f"the formula is wrong: {error.message}"))


def formula_of(tex: str, preamble: Preamble) -> tuple[Equation, Faults]:
    """Return the displayed formula of a field that holds only LaTeX, and its faults."""
    document, faults = with_formulas_resolved(Document((Equation(tex),)), preamble)
    match document.blocks:
        case (Equation() as equation,):
            return equation, faults
        case _:
            return Equation(""), faults
