"""`llms.txt`: what a program that reads texts needs to know of a course, https://llmstxt.org."""

from __future__ import annotations

from studyguide.addresses.uris import text_uri
from studyguide.model.authored_text import AuthoredText
from studyguide.pages.decks.course_parts import week_part
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.site import Site
from studyguide.text.renderers.plain_lines import document_lines

LLMS = "llms.txt"


def llms_text(site: Site) -> str:
    """Return the title and description of a course, and links to the text of each week."""
    texts, course = ExportTexts(site), site.guide.course
    lines = [f"# {texts.words(course.title)}", ""]
    if description := _on_one_line(texts, course.description):
        lines += [f"> {description}", ""]
    lines += [f"## {site.words['weeks']}", ""] if course.weeks else []
    for week in course.weeks:
        part = week_part(texts, week)
        summary = _on_one_line(texts, week.summary) if week.summary else ""
        told = f": {summary}" if summary else ""
        lines.append(f"- [{part.title}]({text_uri(f'{part.stem}.md')}){told}")
    lines += ["", f"- [{site.words['glossary']}](glossary.json)", ""]
    return "\n".join(lines)


def _on_one_line(texts: ExportTexts, text: AuthoredText) -> str:
    return " ".join(document_lines(texts.in_words(texts.text(text))).split())
