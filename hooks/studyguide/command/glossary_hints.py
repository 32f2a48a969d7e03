"""`studyguide check --report`: hints on the glossary, for authors to judge."""

from __future__ import annotations

from collections.abc import Iterable

from studyguide.linking.everyday import OFTEN
from studyguide.linking.everyday_report import EverydayName, everyday_names
from studyguide.linking.glossary_report import GlossaryReport, glossary_report, unasked
from studyguide.linking.name_table import NameTable
from studyguide.linking.text_sources import course_usage
from studyguide.model.guide import Guide

_AT_MOST = 40


def report(guide: Guide) -> str:
    """Return the report of a guide in every language, as lines of text."""
    parts = [_section("Never asked (no question names them in `terms`)", unasked(guide))]
    for language in guide.course.languages:
        names = NameTable.of(guide.terms, language, course_usage(guide, language))
        parts += _about_language(glossary_report(guide, names.finder), language)
        parts.append(_about_everyday_words(everyday_names(guide, names.finder), language))
    return "\n".join(parts)


def _about_language(report: GlossaryReport, language: str) -> Iterable[str]:
    yield _section(f"Never used ({language}: no lesson, page or other term)", report.unused)
    words = tuple(f"{word} ({number}, {where})" for word, number, where in report.candidates)
    yield _section(f"Not defined, but looks like a term ({language})", words)
    forms = tuple(f"{form} → {term} ({number})" for form, term, number in report.derived)
    yield _section(f"Linked in a derived form ({language}): is each of them meant?", forms)


def _about_everyday_words(names: tuple[EverydayName, ...], language: str) -> str:
    """Return what was decided about everyday words and why, the most doubtful first."""
    lines = tuple(
        f"{name.word} → {name.term}: used {name.ratio:.0f} times as often as usual, "
        f"meant at {name.linked} places, left out at {name.left_out}: “{name.example}”"
        for name in names
    )
    title = (
        f"Everyday words ({language}: below {OFTEN:.0f} times as often, the text has to share "
        "a word with the definition. `linked` says that a name always means the term, "
        "`unlinked` that it never does)"
    )
    return _section(title, lines)


def _section(title: str, lines: tuple[str, ...]) -> str:
    listed = [f"  {line}" for line in lines[:_AT_MOST]]
    if len(lines) > _AT_MOST:
        listed.append(f"  … and {len(lines) - _AT_MOST} more")
    return "\n".join([f"{title}: {len(lines)}", *listed])
