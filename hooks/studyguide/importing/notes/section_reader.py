"""A section of notes → terms, questions, weeks and running text, part by part."""

from __future__ import annotations

from studyguide.importing.entries import Passage, Remark
from studyguide.importing.notes.answer_keys import Asked, answered_below
from studyguide.importing.notes.closing_parts import closing_end, closing_remarks, is_closing
from studyguide.importing.notes.collected import Collected
from studyguide.importing.notes.glossary_lines import (
    alternating_terms,
    glued_terms,
    is_list_of_pairs,
    line_terms,
    listed_lines,
    pair_terms,
)
from studyguide.importing.notes.inline_keys import answer_line, answered_statement, key_pairs
from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.raw_questions import RawQuestion
from studyguide.importing.notes.section_lists import plans_section, take_items, take_table
from studyguide.importing.notes.sections import Section, bare, is_short
from studyguide.importing.notes.tables import is_table_of_terms
from studyguide.importing.notes.term_bodies import joined, term_with_body
from studyguide.importing.notes.term_headings import explains, is_chat, is_term_heading
from studyguide.importing.notes.term_shapes import (
    asked_name,
    is_question,
    is_question_heading,
    sentence_name,
    term_shape,
)
from studyguide.importing.notes.week_plans import is_week, week_plan
from studyguide.importing.notes.words import is_heading_word, is_part
from studyguide.importing.notes.zones import Zone, zone_of


class SectionReader:
    """Reads one section; what it has found is in its fields."""

    def __init__(
        self, section: Section, zone: Zone, raw: list[RawQuestion], *, whole: bool
    ) -> None:
        """Take a section, which may be the whole file."""
        self.parts = section.parts
        others = [part for part in section.parts if part.kind not in ("heading", "table")]
        self._is_whole = whole and not raw and not others
        self.base: Zone = zone
        self._has_pairs = is_list_of_pairs(self.parts)
        self._listed = listed_lines(self.parts)
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
        if end := closing_end(self.parts, at):
            self.found.remarks += closing_remarks(self.parts[at:end])
            return end
        if part.kind == "heading" or self._is_heading_line(at):
            return self._heading(at)
        if part.kind == "item":
            return self._list(at)
        if part.kind == "table":
            take_table(self.found, part, alone=self._is_whole)
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
            or not (is_short(part) or is_heading_word(part.text))
            or part.indent > 3
            or (at + 1 >= len(self.parts) and not is_heading_word(part.text))
            or answered_statement(part.text)
            or answer_line(part.text)
            or key_pairs(part.text)
        ):
            return False
        if zone_of(part):
            return True
        shape = term_shape(part.text)
        return (not shape or not shape.rest) and self.found.zone != "glossary"

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
            if part.kind == "text" and (self._is_heading_line(end) or is_chat(part)):
                break
            if is_closing(part) or (part.kind == "table" and is_table_of_terms(part)):
                break
            end += 1
        return end

    def _heading(self, at: int) -> int:
        part, text = self.parts[at], bare(self.parts[at].text)
        self.found.run += 1
        if self.found.zone == "answers" and is_part(text):
            return at + 1
        if zone := zone_of(part):
            self.found.zone, self.found.zone_level = zone, part.level
            if zone in ("quiz", "essay", "suggested"):
                self.found.asked.begin(essay=zone == "essay")
            return at + 1
        if 0 < part.level <= self.found.zone_level:
            self.found.zone, self.found.zone_level = self.base, 0
        if is_chat(part):
            return self._text(at)
        asks = is_question_heading(text) and part.kind == "heading"
        if asks:
            end = self._body_end(at)
            raw = answered_below(text, self.parts[at + 1 : end], part.line, self.found.run)
            if raw:
                self.found.asked.add(raw)
                return end
        if is_term_heading(self.parts, at, self.found.zone):
            end = self._body_end(at)
            name = asked_name(text) or text.rstrip(":")
            if self.found.zone == "none" and part.kind == "heading" and name == text:
                return self._section_about(at, name)
            self.found.terms += term_with_body(
                name, self.parts[at + 1 : end], part.line, run=self.found.run
            )
            return end
        if asks and not self.found.asked.heads(self.parts[at : at + 2]):
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
        end, run = self._body_end(at), self.found.run
        body, line = self.parts[at + 1 : end], self.parts[at].line
        if not self.found.asked.counted_below(text, body, self.parts[end:], run):
            self.found.asked.add(RawQuestion(prompt=text, line=line, answer=joined(body), run=run))
        return end

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
        if self._is_key(part):
            return at + 1
        if self.found.zone != "glossary" and self.found.asked.statements(part, self.found.run):
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
        if plans_section(self.found, part):
            return at + 1
        if is_week(part) and self.found.zone == "plan":
            end = self._body_end(at)
            self.found.weeks += week_plan(self.parts[at:end])
            return end
        if terms := line_terms(
            part,
            self.found.run,
            sure=self.found.zone in ("glossary", "explained") or part.line in self._listed,
        ):
            self.found.terms += terms
            return at + 1
        if name := sentence_name(text):
            self.found.run += 1
            self.found.terms += term_with_body(name, [part], part.line, run=self.found.run)
            return self._more_of(at + 1, name)
        self.found.passage(part)
        return at + 1

    def _is_key(self, part: Part) -> bool:
        """Take answers of a key, or statements with letters; return whether they are."""
        zone, asked = self.found.zone, self.found.asked
        is_label = zone == "answers" and (is_part(part.text) or asked.listed_key(part))
        if is_label or asked.short_key(part):
            return True
        run, answers = self.found.run, zone == "answers"
        return (answers or zone == "quiz") and asked.lettered(part, answers=answers, run=run)

    def _chat(self, part: Part) -> None:
        """Note a paragraph that is left out; it may say that explanations of terms follow."""
        if explains(part.text):
            self.found.zone = "explained"
        self.found.run += 1
        why = "introduces or ends something, and is no part of it"
        self.found.remarks.append(Remark(part.line, part.text, why))

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
