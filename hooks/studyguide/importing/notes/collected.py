"""What has been found in a section so far, and what the parts below a heading are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from studyguide.importing.entries import (
    ImportedLesson,
    ImportedTerm,
    ImportedWeek,
    Passage,
    Remark,
)
from studyguide.importing.notes.answer_keys import Asked
from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.sections import Section
from studyguide.importing.notes.term_bodies import joined
from studyguide.importing.notes.zones import Zone


@dataclass(slots=True)
class Collected:
    """The entries of a section."""

    section: Section
    asked: Asked
    zone: Zone
    """What the heading above says of the parts that follow."""
    run: int
    """The number of the list that is being read."""
    zone_level: int = 0
    """The level of that heading; 0 if it has none."""
    terms: list[ImportedTerm] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    weeks: list[ImportedWeek] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def lesson(self) -> ImportedLesson:
        """Return what was found, without weeks and remarks."""
        return ImportedLesson(
            title=self.section.title, number=self.section.number, line=self.section.line,
            terms=tuple(self.terms), questions=self.asked.questions(),
            passages=tuple(self.passages),
        )  # fmt: skip

    def extend(self, part: Part) -> None:
        """Add a part to the meaning of the last term."""
        term = self.terms[-1]
        text = joined([Part("text", part.line, part.text), *part.children])
        self.terms[-1] = replace(term, definition=f"{term.definition}\n\n{text}".strip())

    def passage(self, *parts: Part) -> None:
        """Add parts to the running text."""
        self.passages.append(Passage(joined(list(parts)), parts[0].line))
