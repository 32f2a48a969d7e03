"""`studyguide check --report`: hints on the glossary, for authors to judge."""

from __future__ import annotations

from collections.abc import Iterable

from studyguide.linking.glossary_report import GlossaryReport, glossary_report, unasked
from studyguide.linking.name_index import NameIndex
from studyguide.linking.names_in_text import NameFinder
from studyguide.model.guide import Guide

_AT_MOST = 40


def report(guide: Guide) -> str:
    """Return the report of a guide in every language, as lines of text."""
    parts = [_section("Never asked (no question names them in `terms`)", unasked(guide))]
    for language in guide.course.languages:
        finder = NameFinder.of(NameIndex.of(guide.terms.values(), language))
        parts += _about_language(glossary_report(guide, finder), language)
    return "\n".join(parts)


def _about_language(report: GlossaryReport, language: str) -> Iterable[str]:
    yield _section(f"Never used ({language}: no lesson, page or other term)", report.unused)
    words = tuple(f"{word} ({number}, {where})" for word, number, where in report.candidates)
    yield _section(f"Not defined, but looks like a term ({language})", words)
    forms = tuple(f"{form} → {term} ({number})" for form, term, number in report.derived)
    yield _section(f"Linked in a derived form ({language}): is each of them meant?", forms)


def _section(title: str, lines: tuple[str, ...]) -> str:
    listed = [f"  {line}" for line in lines[:_AT_MOST]]
    if len(lines) > _AT_MOST:
        listed.append(f"  … and {len(lines) - _AT_MOST} more")
    return "\n".join([f"{title}: {len(lines)}", *listed])
