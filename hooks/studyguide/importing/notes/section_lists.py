"""Lists and tables of a section → terms, questions, weeks or running text."""

from __future__ import annotations

import re

from studyguide.importing.entries import ImportedEvent, ImportedWeek
from studyguide.importing.notes.closing_parts import closing_remarks, is_closing
from studyguide.importing.notes.collected import Collected
from studyguide.importing.notes.inline_keys import answered_statement
from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.question_tables import key_table, question_table
from studyguide.importing.notes.sections import bare
from studyguide.importing.notes.tables import describes, numbered_rows, table_cells, term_rows
from studyguide.importing.notes.term_bodies import question_item, term_item, term_with_body
from studyguide.importing.notes.term_shapes import (
    is_name,
    is_question,
    is_task,
    sentence_name,
    term_shape,
)
from studyguide.importing.notes.week_plans import (
    exam_facts,
    is_plan_line,
    is_week,
    table_plan,
    week_plan,
)

_BOX = re.compile(r"\[[ xX✓]?\]\s")
"""A box to tick."""


def take_items(found: Collected, items: list[Part]) -> None:
    """Add the items of a list to what was found."""
    found.run += 1
    found.remarks += closing_remarks([item for item in items if is_closing(item)])
    items = [item for item in items if not is_closing(item)]
    if not items:
        return
    if facts := exam_facts(items):
        _exam(found, items, facts)
    elif found.section.number is not None and all(is_plan_line(item.text) for item in items):
        week = Part("text", items[0].line, f"Week {found.section.number}: {found.section.title}")
        found.weeks += week_plan([week, *items])
    elif found.zone == "plan" or sum(map(is_week, items)) >= 2:
        _plan(found, items)
    elif all(map(_is_to_do, items)):
        found.passage(*items)
    elif found.zone in ("quiz", "essay", "suggested"):
        found.asked.items(items, essay=found.zone == "essay", run=found.run)
    elif found.zone == "answers":
        found.asked.answers(items)
    elif found.zone != "glossary" and (said := _statements(items)):
        found.asked.items(said, essay=False, run=found.run)
        if rest := [item for item in items if item not in said]:
            take_items(found, rest)
    elif _are_terms(found, items):
        _term_items(found, items)
    elif len(items) > 1 and all(is_question(item.text) for item in items):
        found.asked.items(items, essay=False, run=found.run)
    else:
        found.passage(*items)


def _is_to_do(item: Part) -> bool:
    """Return whether an item is a box to tick that asks nothing, as lists of things to do have."""
    return bool(_BOX.match(item.text)) and not item.text.rstrip().endswith("?")


def _statements(items: list[Part]) -> list[Part]:
    """Return the items that say whether they are true: all, or whole sentences among others."""
    found = [(item, answered_statement(item.text)) for item in items if not item.children]
    sure = len(items) == sum(said is not None for _, said in found)
    return [item for item, said in found if said and (sure or said[0].endswith((".", "!")))]


def _exam(found: Collected, items: list[Part], facts: tuple[int | None, ImportedEvent]) -> None:
    number, event = facts
    if number is None:
        found.passage(*items)
        return
    week = ImportedWeek(number=number, title="", line=items[0].line, events=(event,))
    found.weeks.append(week)


def _plan(found: Collected, items: list[Part]) -> None:
    first = next((at for at, item in enumerate(items) if is_week(item)), None)
    if first is None:
        found.passage(*items)
        return
    if first:
        found.passage(*items[:first])
    found.weeks += week_plan(items[first:])


def _are_terms(found: Collected, items: list[Part]) -> bool:
    shapes = [shape for item in items if (shape := term_shape(item.text))]
    if found.zone in ("glossary", "explained"):
        named = sum(bool(item.children) and is_name(bare(item.text)) for item in items)
        return bool(shapes) or named * 2 >= len(items)
    marked = sum(shape.marked for shape in shapes)
    if marked * 2 >= len(items) or any(map(_asks, items)):
        return True
    return len(shapes) >= 3 and len(shapes) * 4 >= len(items) * 3


def _asks(item: Part) -> bool:
    return question_item(item, 0) is not None


def _term_items(found: Collected, items: list[Part]) -> None:
    number = 0
    for item in items:
        if item.number is not None and item.number <= number:
            found.run += 1
        number = item.number or number
        shape = term_shape(item.text)
        if question := question_item(item, found.run):
            found.asked.add_understood(question)
        elif shape:
            found.terms += term_item(item, shape, run=found.run)
        elif is_task(item.text) or item.text.partition("\n")[0].rstrip().endswith("?"):
            found.passage(item)
        elif found.zone in ("glossary", "explained") and (name := sentence_name(item.text)):
            body = [Part("text", item.line, item.text), *item.children]
            found.terms += term_with_body(name, body, item.line, run=found.run)
        elif found.terms and not found.terms[-1].definition:
            found.extend(item)
        elif found.zone in ("glossary", "explained") and is_name(bare(item.text)):
            found.terms += term_with_body(bare(item.text), item.children, item.line, run=found.run)
        elif found.terms and found.terms[-1].run == found.run:
            found.extend(item)
        else:
            found.passage(item)


def plans_section(found: Collected, part: Part) -> bool:
    """Take a paragraph that says what is done in the week of the section; return whether it is."""
    section, lines = found.section, part.text.split("\n")
    if section.number is None or not all(map(is_plan_line, lines)):
        return False
    week = Part("text", part.line, f"Week {section.number}: {section.title}")
    found.weeks += week_plan([week, *(Part("item", part.line, line) for line in lines)])
    return True


def take_table(found: Collected, part: Part, *, alone: bool = False) -> None:
    """Add a table to what was found; one that is all of a section may be of terms by its cells."""
    head, rows = table_cells(part.text)
    found.run += 1
    sure = found.zone == "glossary" or (alone and describes(head, rows))
    if key := key_table(head, numbered_rows(rows, part.line)):
        found.asked.answers([Part("item", line, text, number=at) for line, at, text in key])
    elif asked := question_table(head, numbered_rows(rows, part.line), found.run):
        for question in asked.questions:
            found.asked.add_understood(question)
        found.remarks += asked.remarks
    elif weeks := table_plan(head, rows, part.line):
        found.weeks += weeks
    elif terms := term_rows(head, rows, part.line, found.run, sure=sure):
        found.terms += terms
    else:
        found.passage(part)
