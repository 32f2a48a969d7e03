"""Plans by week in notes: "Week 3: …" with topics, homework and readings below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from studyguide.importing.entries import ImportedEvent, ImportedWeek
from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.sections import bare
from studyguide.importing.notes.words import alternatives, begins_with, has_one, is_one

WEEK = re.compile(
    rf"(?:{alternatives('part')})\s*(?P<number>\d{{1,2}})\s*(?:[:.)–—-]+\s*(?P<title>.*))?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>[^:]{1,50}):\s*(?P<rest>.*)", re.DOTALL)
_COMMA = re.compile(r"[,;]\s+(?![^()]*\))")
_WEEK_NUMBER = re.compile(rf"(?:{alternatives('part')})\s*(\d{{1,2}})", re.IGNORECASE)
_CHAPTER = re.compile(
    r"(?:chapter|kapittel|kap\.?|kapitel|ch\.|pp?\.|pages?|sider?)\s*\d", re.IGNORECASE
)

Where = Literal["topics", "homework", "readings"]
_ROLES: dict[Where, str] = {"topics": "topics", "homework": "homework", "readings": "reading"}
"""The words by which notes say it."""


@dataclass(slots=True)
class _Week:
    number: int
    title: str
    line: int
    topics: list[str] = field(default_factory=list)
    homework: list[str] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    events: list[ImportedEvent] = field(default_factory=list)

    def week(self) -> ImportedWeek:
        return ImportedWeek(
            number=self.number, title=self.title, line=self.line, topics=tuple(self.topics),
            homework=tuple(self.homework), readings=tuple(self.readings),
            events=tuple(self.events),
        )  # fmt: skip


def is_week(part: Part) -> bool:
    """Return whether an item or paragraph begins a week of a plan."""
    return part.kind in ("item", "text") and bool(WEEK.fullmatch(bare(part.text.split("\n")[0])))


def is_plan_line(line: str) -> bool:
    """Return whether a line is labelled as a topic, a task or something to read."""
    label = _LABEL.fullmatch(bare(line))
    roles = ("topics", "homework", "reading")
    return label is not None and any(is_one(label["label"], role) for role in roles)


def week_plan(parts: Iterable[Part]) -> tuple[ImportedWeek, ...]:
    """Return the weeks of a plan from its items, which may be set in below a week or follow it."""
    weeks: list[_Week] = []
    under: Where | None = None
    for part in parts:
        text = bare(part.text.split("\n")[0])
        if match := WEEK.fullmatch(text):
            _, _, more = part.text.partition("\n")
            weeks.append(_Week(int(match["number"]), (match["title"] or "").strip(" :"), part.line))
            under = None
            for line in filter(None, (more.strip(),)):
                _take(weeks[-1], line, None)
            for child in part.children:
                under = _take_part(weeks[-1], child, under)
        elif weeks:
            under = _take_part(weeks[-1], part, under)
    return tuple(week.week() for week in weeks)


def _take_part(week: _Week, part: Part, under: Where | None) -> Where | None:
    """Add an item to a week, and return where the items after it belong."""
    under = _take(week, part.text.replace("\n", " ").strip(), under)
    for child in part.children:
        _take(week, child.text.replace("\n", " ").strip(), under)
    return under


def _take(week: _Week, text: str, under: Where | None) -> Where | None:
    label = _LABEL.fullmatch(bare(text))
    if label and is_one(label["label"], "topics"):
        week.topics += _listed(label["rest"])
        return "topics"
    where = _where(text, under)
    if label and not label["rest"].strip():
        if not is_one(label["label"], _ROLES[where]):
            _add(week, where, text.rstrip(": "))
        return where
    if label and (is_one(label["label"], "homework") or is_one(label["label"], "reading")):
        _add(week, where, label["rest"])
    elif has_one(text, "competition") and not has_one(text, "reading"):
        week.events.append(ImportedEvent("competition", text.rstrip(".")))
    else:
        _add(week, where, text)
    return under if under == "readings" else None


def _where(text: str, under: Where | None) -> Where:
    """Return what an item is: something to do, to read, or a topic."""
    if begins_with(text, "reading") or _CHAPTER.search(text):
        return "readings"
    if has_one(text, "homework"):
        return "homework"
    if under:
        return under
    if has_one(text, "reading"):
        return "readings"
    is_phrase = len(text.split()) <= 8 and not text.rstrip().endswith(".")
    return "topics" if is_phrase else "homework"


def _add(week: _Week, where: Where, text: str) -> None:
    listed: list[str] = getattr(week, where)
    if text.strip() and text not in listed:
        listed.append(text.strip())


def _listed(text: str) -> Iterator[str]:
    for topic in _COMMA.split(text.strip().rstrip(".")):
        if bare := re.sub(rf"^(?:{alternatives('and')})\s+", "", topic.strip()):
            yield bare


def _on_one_line(part: Part) -> str:
    texts = [bare(part.text.replace("\n", " ")), *map(_on_one_line, part.children)]
    return "; ".join(texts)


def exam_facts(parts: list[Part]) -> tuple[int | None, ImportedEvent] | None:
    """Return the exam that a list tells of, with its week if it says one."""
    texts = [_on_one_line(part) for part in parts]
    if not texts or not begins_with(texts[0], "exam") or ":" not in texts[0]:
        return None
    found = re.match(alternatives("exam"), texts[0], re.IGNORECASE)
    title = found[0] if found else texts[0]
    week = next((match for text in texts if (match := _WEEK_NUMBER.search(text))), None)
    return (int(week[1]) if week else None), ImportedEvent("exam", title, tuple(texts))


def table_plan(head: list[str], rows: list[list[str]], line: int) -> tuple[ImportedWeek, ...]:
    """Return the weeks of a table with a row for each, empty if it is another table."""
    if not head or not (is_one(head[0], "part") or plain_number_head(head[0])):
        return ()
    weeks: list[ImportedWeek] = []
    for at, row in enumerate(rows):
        number = re.search(r"\d{1,2}", row[0]) if row else None
        if number is None:
            continue
        week = _Week(int(number[0]), "", line + at + 2)
        for name, cell in zip(head[1:], row[1:], strict=False):
            _take_cell(week, name, cell.strip())
        weeks.append(week.week())
    return tuple(weeks)


def plain_number_head(text: str) -> bool:
    """Return whether the head of a column says that weeks are counted in it."""
    return text.strip().casefold() in ("#", "nr", "nr.", "no.", "no")


def _take_cell(week: _Week, name: str, cell: str) -> None:
    if not cell:
        return
    if has_one(name, "homework"):
        week.homework.append(cell)
    elif has_one(name, "reading"):
        week.readings.append(cell)
    elif not week.title:
        week.title = cell
    else:
        week.topics += _listed(cell)
