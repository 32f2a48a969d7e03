"""Lists and tables of a section → terms, questions, weeks or running text."""

from __future__ import annotations

from studyguide.importing.entries import ImportedEvent, ImportedWeek
from studyguide.importing.notes.collected import Collected
from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.sections import bare
from studyguide.importing.notes.tables import table_cells, term_rows
from studyguide.importing.notes.term_bodies import question_item, term_item, term_with_body
from studyguide.importing.notes.term_shapes import is_name, is_question, is_task, term_shape
from studyguide.importing.notes.week_plans import (
    exam_facts,
    is_plan_line,
    is_week,
    table_plan,
    week_plan,
)


def take_items(found: Collected, items: list[Part]) -> None:
    """Add the items of a list to what was found."""
    found.run += 1
    if facts := exam_facts(items):
        _exam(found, items, facts)
    elif found.section.number is not None and all(is_plan_line(item.text) for item in items):
        week = Part("text", items[0].line, f"Week {found.section.number}: {found.section.title}")
        found.weeks += week_plan([week, *items])
    elif found.zone == "plan" or sum(map(is_week, items)) >= 2:
        _plan(found, items)
    elif found.zone in ("quiz", "essay", "suggested"):
        found.asked.items(items, essay=found.zone == "essay", run=found.run)
    elif found.zone == "answers":
        found.asked.answers(items)
    elif _are_terms(found, items):
        _term_items(found, items)
    elif len(items) > 1 and all(is_question(item.text) for item in items):
        found.asked.items(items, essay=False, run=found.run)
    else:
        found.passage(*items)


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
        return bool(shapes)
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
        elif is_task(item.text):
            found.passage(item)
        elif found.terms and not found.terms[-1].definition:
            found.extend(item)
        elif found.zone in ("glossary", "explained") and is_name(bare(item.text)):
            found.terms += term_with_body(bare(item.text), item.children, item.line, run=found.run)
        elif found.terms and found.terms[-1].run == found.run:
            found.extend(item)
        else:
            found.passage(item)


def take_table(found: Collected, part: Part) -> None:
    """Add a table to what was found."""
    head, rows = table_cells(part.text)
    found.run += 1
    if weeks := table_plan(head, rows, part.line):
        found.weeks += weeks
    elif terms := term_rows(head, rows, part.line, found.run, sure=found.zone == "glossary"):
        found.terms += terms
    else:
        found.passage(part)
