"""A section of notes → terms, questions, weeks and running text, part by part."""

from __future__ import annotations

from studyguide.importing.entries import Passage, Remark
from studyguide.importing.notes.answer_keys import Asked
from studyguide.importing.notes.answers import RawQuestion
from studyguide.importing.notes.collected import Collected
from studyguide.importing.notes.glossary_lines import (
    alternating_terms,
    glued_terms,
    is_list_of_lines,
    is_list_of_pairs,
    line_terms,
    pair_terms,
)
from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.section_lists import take_items, take_table
from studyguide.importing.notes.sections import Section, bare, is_short
from studyguide.importing.notes.tables import table_cells, term_rows
from studyguide.importing.notes.term_bodies import joined, term_with_body
from studyguide.importing.notes.term_headings import explains, is_chat, is_term_heading
from studyguide.importing.notes.term_shapes import (
    asked_name,
    is_question,
    sentence_name,
    term_shape,
)
from studyguide.importing.notes.week_plans import is_plan_line, is_week, week_plan
from studyguide.importing.notes.zones import Zone, zone_of


class SectionReader:
    """Reads one section; what it has found is in its fields."""

    def __init__(self, section: Section, zone: Zone, raw: list[RawQuestion]) -> None:
        self.parts = section.parts
        self.base: Zone = zone
        self._has_pairs = is_list_of_pairs(self.parts)
        self._has_lines = is_list_of_lines(self.parts)
        self.found = Collected(section, Asked(list(raw)), zone, run=section.line * 1000)

    def read(self) -> None:
        """Read all parts of the section."""
        at = 0
        while at < len(self.parts):
            at = max(at + 1, self._read_at(at))
        self.found.remarks += self.found.asked.remarks

    def _read_at(self, at: int) -> int:
        """Read the part at an index, and return the index of the next."""
        part = self.parts[at]
        if part.kind == "heading" or self._is_heading_line(at):
            return self._heading(at)
        if part.kind == "item":
            return self._list(at)
        if part.kind == "table":
            take_table(self.found, part)
        elif part.kind == "text":
            return self._text(at)
        else:
            self.found.passage(part)
        return at + 1

    def _is_heading_line(self, at: int) -> bool:
        """Return whether a short line without a mark heads what follows."""
        part = self.parts[at]
        if (
            part.kind != "text"
            or not is_short(part)
            or part.indent > 3
            or at + 1 >= len(self.parts)
        ):
            return False
        if zone_of(part):
            return True
        shape = term_shape(part.text)
        return (not shape or not shape.rest) and self.found.zone in (
            "explained",
            "none",
            "plan",
            "quiz",
            "answers",
            "essay",
            "suggested",
        )

    def _body_end(self, at: int) -> int:
        end = at + 1
        level = self.parts[at].level or 8
        while end < len(self.parts):
            part = self.parts[end]
            if part.kind == "heading" and part.level <= level:
                break
            if part.kind == "heading" and (
                zone_of(part) or is_term_heading(self.parts, end, self.found.zone)
            ):
                break
            if part.kind == "table" and term_rows(*table_cells(part.text), 0, 0, sure=False):
                break
            if part.kind == "text" and (self._is_heading_line(end) or is_chat(part)):
                break
            end += 1
        return end

    def _heading(self, at: int) -> int:
        part = self.parts[at]
        text = bare(part.text)
        self.found.run += 1
        if zone := zone_of(part):
            self.found.zone, self.found.zone_level = zone, part.level
            self.found.asked.begin(essay=zone == "essay") if zone in (
                "quiz",
                "essay",
                "suggested",
            ) else None
            return at + 1
        if 0 < part.level <= self.found.zone_level:
            self.found.zone, self.found.zone_level = self.base, 0
        if is_chat(part):
            return self._text(at)
        if is_term_heading(self.parts, at, self.found.zone):
            end = self._body_end(at)
            name = asked_name(text) or text.rstrip(":")
            if self.found.zone == "none" and part.kind == "heading" and name == text:
                return self._section_about(at, name)
            self.found.terms += term_with_body(
                name, self.parts[at + 1 : end], part.line, run=self.found.run
            )
            return end
        if is_question(text) and at + 1 < len(self.parts) and part.kind == "heading":
            return self._question_heading(at, text)
        if self.found.zone not in ("explained", "glossary") or part.kind == "heading":
            self.found.zone = self.base if self.found.zone != "explained" else self.found.zone
        level = part.level if part.level in range(1, 7) else 3
        self.found.passages.append(Passage(text.rstrip(":"), part.line, level))
        return at + 1

    def _section_about(self, at: int, name: str) -> int:
        """Take the first paragraph of a section for a meaning; the section stays in the text."""
        part = self.parts[at]
        self.found.terms += term_with_body(
            name, self.parts[at + 1 : at + 2], part.line, run=self.found.run
        )
        self.found.passages.append(Passage(name, part.line, min(part.level, 6)))
        self.found.passage(self.parts[at + 1])
        return at + 2

    def _question_heading(self, at: int, text: str) -> int:
        end = self._body_end(at)
        answer = joined(self.parts[at + 1 : end])
        self.found.asked.add(
            RawQuestion(prompt=text, line=self.parts[at].line, answer=answer, run=self.found.run)
        )
        return end

    def _is_plan_of_section(self, part: Part) -> bool:
        """Return whether lines say what is done in the week that the section is about."""
        return self.found.section.number is not None and all(
            map(is_plan_line, part.text.split("\n"))
        )

    def _list(self, at: int) -> int:
        end = at
        while end < len(self.parts) and self.parts[end].kind == "item":
            end += 1
        take_items(self.found, self.parts[at:end])
        return end

    def _text(self, at: int) -> int:
        part = self.parts[at]
        text = part.text.strip()
        if is_chat(part):
            self._chat(part)
            return at + 1
        if self.found.asked.short_key(part):
            return at + 1
        if self._has_pairs and (pairs := pair_terms(part, self.found.run)):
            self.found.terms += pairs
            return at + 1
        if self.found.zone == "glossary" and (end := self._glossary_text(at)):
            return end
        if self.found.zone == "suggested" or (
            self.found.zone in ("quiz", "essay") and is_question(text)
        ):
            self.found.asked.texts(part, essay=self.found.zone == "essay", run=self.found.run)
            return at + 1
        if end := self._plan_text(at):
            return end
        if terms := line_terms(
            part,
            self.found.run,
            sure=self.found.zone in ("glossary", "explained") or self._has_lines,
        ):
            self.found.terms += terms
            return at + 1
        if name := sentence_name(text):
            self.found.run += 1
            self.found.terms += term_with_body(name, [part], part.line, run=self.found.run)
            return self._more_of(at + 1, name)
        self.found.passage(part)
        return at + 1

    def _plan_text(self, at: int) -> int:
        """Take what is done in a week from a paragraph; return where the plan ends, or 0."""
        part, section = self.parts[at], self.found.section
        if self._is_plan_of_section(part):
            week = Part("text", part.line, f"Week {section.number}: {section.title}")
            lines = [Part("item", part.line, line) for line in part.text.split("\n")]
            self.found.weeks += week_plan([week, *lines])
            return at + 1
        if is_week(part) and self.found.zone == "plan":
            end = self._body_end(at)
            self.found.weeks += week_plan(self.parts[at:end])
            return end
        return 0

    def _chat(self, part: Part) -> None:
        """Note a paragraph that is left out; it may say that explanations of terms follow."""
        if explains(part.text):
            self.found.zone = "explained"
        self.found.run += 1
        reason = "introduces or ends something, and is no part of it"
        self.found.remarks.append(Remark(part.line, part.text, reason))

    def _glossary_text(self, at: int) -> int:
        """Take terms that stand in paragraphs of a glossary; return where they end, or 0."""
        part, run = self.parts[at], self.found.run
        if terms := glued_terms(part.text.strip(), part.line, run) or pair_terms(part, run):
            self.found.terms += terms
            return at + 1
        terms, end = alternating_terms(self.parts, at, run)
        self.found.terms += terms
        return end if terms else 0

    def _more_of(self, at: int, name: str) -> int:
        while (
            at < len(self.parts) and self.parts[at].kind == "text" and name in self.parts[at].text
        ):
            self.found.extend(self.parts[at])
            at += 1
        self.found.run += 1
        return at
