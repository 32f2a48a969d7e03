"""Terms and questions → Anki notes: HTML fields, tags, and a stable guid."""

from __future__ import annotations

from html import escape

from genanki import Note

from studyguide.model.authored_text import AuthoredText
from studyguide.model.guide import Term, first_id
from studyguide.pages.decks.card_sides import back, front
from studyguide.pages.decks.deck_html import DeckHtml, MediaFiles
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.decks.identities import deck_namespace, note_guid
from studyguide.pages.decks.note_types import question_type, term_type
from studyguide.pages.forms.form import Form
from studyguide.text.renderers.plain_lines import document_lines
from studyguide.text.standalone import together
from studyguide.text.tree.inlines import Text


def term_note(html: DeckHtml[MediaFiles], term: Term) -> Note:
    """Return the note of a term of a lesson."""
    export_texts = html.export_texts
    site, picture = export_texts.site, (export_texts.figure(term.figure),) if term.figure else ()
    rest = together((export_texts.rest(term.definition), *picture))
    name, meaning = (text.localized(site.languages) for text in (term.name, term.definition))
    defined, named = html.in_language(meaning.language), html.in_language(name.language)
    fields = (
        named.inline((Text(name.markdown),)),
        escape(export_texts.words(term.short)) if term.short else "",
        escape(other_name(export_texts, term)),
        defined.inline(export_texts.first(term.definition)),
        defined.inline(export_texts.definition_without_names(term)),
        defined.block(rest),
        rf"\[{escape(equation.tex.strip())}\]" if (equation := site.formula(term)) else "",
        _example(html, term.example) if term.example else "",
        f"<pre><code>{escape(term.code.strip(chr(10)))}</code></pre>" if term.code else "",
        _week(export_texts),
        escape(export_texts.address(term)),
    )
    return Note(
        model=term_type(deck_namespace(site.guide.course), site.words),
        fields=list(fields),
        sort_field=site.name(term),
        tags=_tags(export_texts, "term", *_untranslated(name.fallback or meaning.fallback)),
        guid=note_guid(deck_namespace(site.guide.course), first_id(term), site.language),
    )


def question_note(html: DeckHtml[MediaFiles], form: Form) -> Note:
    """Return the note of a question of a lesson."""
    export_texts = html.export_texts
    site, prompt = export_texts.site, front(export_texts, form)
    localized = html.in_language(form.prompt.language)
    fields = [localized.block(prompt), localized.block(back(export_texts, form))]
    return Note(
        model=question_type(deck_namespace(site.guide.course), export_texts.site.words),
        fields=[*fields, _week(export_texts)],
        sort_field=" ".join(document_lines(export_texts.in_words(prompt)).split()),
        tags=_tags(export_texts, "question", form.kind, *_untranslated(form.prompt.fallback)),
        guid=note_guid(deck_namespace(site.guide.course), "question", form.first_id, site.language),
    )


def other_name(export_texts: ExportTexts, term: Term) -> str:
    """Return a term's name in the first language where it differs, empty if there is none."""
    code = other_language(export_texts, term)
    return (term.name.get(code) or "") if code else ""


def other_language(export_texts: ExportTexts, term: Term) -> str:
    """Return the first language in which a term's name differs, empty if there is none."""
    name_here = export_texts.site.name(term)
    others = ((code, term.name.get(code)) for code in export_texts.site.languages[1:])
    return next((code for code, name in others if name and name != name_here), "")


def _example(html: DeckHtml[MediaFiles], example: AuthoredText) -> str:
    language = example.localized(html.export_texts.site.languages).language
    return html.in_language(language).block(html.export_texts.text(example))


def _untranslated(fallback: bool) -> tuple[str, ...]:  # noqa: FBT001, no other argument
    """Return the tag by which users of Anki find, or suspend, untranslated notes."""
    return ("untranslated",) if fallback else ()


def _week(export_texts: ExportTexts) -> str:
    week = export_texts.lesson.week if export_texts.lesson else None
    return export_texts.site.week_words("week", week) if week else ""


def _tags(export_texts: ExportTexts, *tags: str) -> list[str]:
    week = export_texts.lesson.week if export_texts.lesson else None
    return [*tags, *([f"week-{week}"] if week else [])]
