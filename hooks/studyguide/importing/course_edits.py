"""Adds weeks, lessons and languages to the text of a `course.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import yaml

from studyguide.importing.clean_text import clean_name, plain_line
from studyguide.importing.draft import Draft, Source
from studyguide.importing.entries import ImportedEvent, ImportedWeek
from studyguide.importing.localized_yaml import localized
from studyguide.model.yaml_edits import applied, compose, end_of, items, line_below, value

_ONE_LINE = 60


@dataclass(slots=True)
class _WeekToAdd:
    number: int
    title: str
    language: str
    source: Source | None = None
    lessons: list[str] = field(default_factory=list)
    plan: ImportedWeek | None = None
    plain: bool = False


def with_additions(text: str, draft: Draft, languages: Sequence[str]) -> str:
    """Return the text of a `course.yml` with the lessons, weeks and languages of a draft.

    `languages` are those of the course afterwards. Weeks that are there get the lessons, and what
    they do not say yet of topics, homework, readings and events.
    """
    for week in _weeks(draft):
        text = _with_week(text, week, languages)
    return _with_languages(text, languages)


def _weeks(draft: Draft) -> Iterable[_WeekToAdd]:
    """Return what to add to weeks, in the order of their numbers."""
    weeks: dict[int, _WeekToAdd] = {}
    for source, plan in draft.weeks:
        title = plan.title or next((event.title for event in plan.events), "")
        week = weeks.setdefault(
            plan.number,
            _WeekToAdd(plan.number, title, draft.week_language, source, plain=draft.plain_weeks),
        )
        week.title = week.title or title
        week.plan = _joined(week.plan, plan) if week.plan else plan
    for lesson in draft.lessons:
        if lesson.week is not None:
            week = weeks.setdefault(
                lesson.week, _WeekToAdd(lesson.week, lesson.week_title, lesson.language)
            )
            week.title = week.title or lesson.week_title
            week.lessons.append(lesson.folder)
    return [weeks[number] for number in sorted(weeks)]


def _joined(one: ImportedWeek, other: ImportedWeek) -> ImportedWeek:
    """Return two plans of the same week as one."""
    return ImportedWeek(
        number=one.number, title=one.title or other.title, line=one.line,
        topics=tuple(dict.fromkeys((*one.topics, *other.topics))),
        homework=tuple(dict.fromkeys((*one.homework, *other.homework))),
        readings=tuple(dict.fromkeys((*one.readings, *other.readings))),
        events=tuple(dict.fromkeys((*one.events, *other.events))),
    )  # fmt: skip


def _with_week(text: str, week: _WeekToAdd, languages: Sequence[str]) -> str:
    root = compose(text)
    listed = value(root, "weeks")
    weeks = items(listed)
    numbers = {_number(node): node for node in weeks}
    if week.number in numbers:
        return _added_to(text, numbers[week.number], week, languages)
    written = _week(week, languages)
    if not weeks:
        return _first_week(text, listed, written)
    before = [node for node in weeks if _number(node) < week.number]
    if before:
        at = line_below(text, before[-1], written)
        return applied(text, [at])
    start = text.rfind("\n", 0, weeks[0].start_mark.index) + 1
    return text[:start] + written + "\n" + text[start:]


def _first_week(text: str, listed: yaml.Node | None, written: str) -> str:
    """Return a text with its first week, below `weeks:` or at its end."""
    if listed is None:
        return f"{text.rstrip()}\nweeks:\n{written}\n"
    start, end = listed.start_mark.index, end_of(listed)
    return f"{text[:start].rstrip()}\n{written}\n{text[end:].lstrip(chr(10))}"


def _number(node: yaml.Node) -> int:
    number = value(node, "number")
    written = str(number.value) if number is not None else ""
    return int(written) if written.isdigit() else 0


def _added_to(text: str, node: yaml.Node, week: _WeekToAdd, languages: Sequence[str]) -> str:
    """Return a text with lessons added to a week, and what it does not say yet."""
    assert isinstance(node, yaml.MappingNode)
    present = {str(key.value) for key, _ in node.value}
    for folder in week.lessons:
        text = _with_lesson(text, week.number, folder)
    node = next(one for one in items(value(compose(text), "weeks")) if _number(one) == week.number)
    assert isinstance(node, yaml.MappingNode)
    column = node.value[0][0].start_mark.column
    more = [part for key, part in _plan_parts(week, languages, column) if key not in present]
    if not more or node.flow_style:
        return text
    return applied(text, [line_below(text, node, "".join(more).lstrip("\n"))])


def _with_lesson(text: str, number: int, folder: str) -> str:
    weeks = items(value(compose(text), "weeks"))
    node = next(one for one in weeks if _number(one) == number)
    assert isinstance(node, yaml.MappingNode)
    listed = value(node, "lessons")
    if isinstance(listed, yaml.SequenceNode) and listed.value:
        last = listed.value[-1]
        if listed.flow_style:
            return applied(text, [(last.end_mark.index, last.end_mark.index, f", {folder}")])
        indent = " " * (last.start_mark.column - 2)
        return applied(text, [line_below(text, last, f"{indent}- {folder}")])
    if listed is not None:
        return applied(text, [(listed.start_mark.index, end_of(listed), f"[{folder}]")])
    anchor = value(node, "title") or value(node, "number")
    assert anchor is not None
    if node.flow_style:
        return applied(text, [(end_of(anchor), end_of(anchor), f", lessons: [{folder}]")])
    column = node.value[0][0].start_mark.column
    return applied(text, [line_below(text, anchor, f"{' ' * column}lessons: [{folder}]")])


def _week(week: _WeekToAdd, languages: Sequence[str]) -> str:
    """Return a new week."""
    comment = f"  # {week.source}" if week.source else ""
    lines = [f"  - number: {week.number}{comment}"]
    title = clean_name(week.title) or str(week.number)
    lines.append(_text(title, week, languages, 4, "title").lstrip("\n"))
    if week.lessons:
        lines.append(f"    lessons: [{', '.join(week.lessons)}]")
    parts = "".join(part for _, part in _plan_parts(week, languages, 4))
    return "\n".join(lines) + parts


def _text(words: str, week: _WeekToAdd, languages: Sequence[str], indent: int, name: str) -> str:
    words = plain_line(words) if week.plain and name != "title" else words
    long = len(words) > _ONE_LINE and "\n" in words
    return localized(
        _by_language(f"{words}\n" if long else words, week.language),
        languages,
        indent=indent,
        name=name,
        item=not name,
    )


def _by_language(words: str, language: str) -> dict[str, str]:
    """Return a text by its only language."""
    return {language: words}


def _plan_parts(
    week: _WeekToAdd, languages: Sequence[str], indent: int
) -> Iterable[tuple[str, str]]:
    """Yield the parts of a week that come from a plan, by their keys."""
    plan = week.plan
    if plan is None:
        return
    for key, texts in (
        ("topics", plan.topics),
        ("homework", plan.homework),
        ("readings", plan.readings),
    ):
        if texts:
            listed = "".join(_text(one, week, languages, indent + 2, "") for one in texts)
            yield key, f"\n{' ' * indent}{key}:{listed}"
    if plan.events:
        listed = "".join(_event(event, week, languages, indent + 2) for event in plan.events)
        yield "events", f"\n{' ' * indent}events:{listed}"


def _event(event: ImportedEvent, week: _WeekToAdd, languages: Sequence[str], indent: int) -> str:
    title = _text(clean_name(event.title), week, languages, indent + 2, "title")
    facts = "\n".join(f"- {fact}" for fact in event.facts)
    told = localized(
        _by_language(f"{facts}\n", week.language), languages, indent=indent + 2, name="text"
    )
    return f"\n{' ' * indent}- kind: {event.kind}{title}{told if facts else ''}"


def _with_languages(text: str, languages: Sequence[str]) -> str:
    """Return a text with the languages of the course; texts may be missing in the new ones."""
    node = value(compose(text), "languages")
    if not isinstance(node, yaml.SequenceNode):
        return text
    present = [str(item.value) for item in node.value]
    new = [code for code in languages if code not in present]
    if new:
        written = f"[{', '.join((*present, *new))}]"
        text = applied(text, [(node.start_mark.index, end_of(node), written)])
    return text


def with_untranslated(text: str) -> str:
    """Return a text that lets the course be published before it is translated, unless it says."""
    root = compose(text)
    if value(root, "publish", "untranslated") is not None:
        return text
    publish = value(root, "publish")
    if isinstance(publish, yaml.MappingNode) and publish.value and not publish.flow_style:
        column = publish.value[0][0].start_mark.column
        return applied(text, [line_below(text, publish, f"{' ' * column}untranslated: allow")])
    if isinstance(publish, yaml.MappingNode) and publish.value:
        at = end_of(publish.value[-1][1])
        return applied(text, [(at, at, ", untranslated: allow")])
    languages = value(root, "languages")
    if languages is None:
        return text
    return applied(text, [line_below(text, languages, "publish: {untranslated: allow}")])
