"""Marks texts that are shown in another language because they are not translated."""

from __future__ import annotations

from markupsafe import Markup

from studyguide.languages.cldr import direction_of
from studyguide.languages.wording import Wording
from studyguide.text.markup import markup


def notice(words: Wording, language: str) -> str:
    """Return the notice that a text is in another language, in the page's language."""
    return words("not_translated", language=words.language_name(language))


def marked_inline(html: Markup, language: str, words: Wording) -> Markup:
    """Return inline HTML, marked if its language is not that of the words."""
    if language == words.language:
        return html
    return markup(
        '<span lang="{}" dir="{}" class="untranslated" title="{}">{}</span>',
        language,
        direction_of(language),
        notice(words, language),
        html,
    )


def marked_blocks(html: Markup, language: str, words: Wording) -> Markup:
    """Return a text, below a notice if its language is not that of the words."""
    if language == words.language:
        return html
    return markup(
        '<p class="untranslated-note">{}</p>\n'
        '<div class="untranslated" lang="{}" dir="{}">\n{}\n</div>',
        notice(words, language),
        language,
        direction_of(language),
        html,
    )


def with_language(name: str, language: str, words: Wording) -> str:
    """Return a name with its language in brackets if that is not the words'.

    For places without markup: `gradient descent (engelsk)`
    """
    return name if language == words.language else f"{name} ({words.language_name(language)})"
