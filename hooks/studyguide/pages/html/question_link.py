"""A question that is asked elsewhere, as a link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from studyguide.addresses.uris import quiz_uri
from studyguide.text.markup import markup
from studyguide.text.renderers.inline_html import inline_html

if TYPE_CHECKING:
    from studyguide.pages.html.page_texts import PageTexts


def question_link(page: PageTexts, question_id: str) -> Markup:
    """Return a paragraph with a link to a question in its self-check, in the question's words."""
    lesson, question = page.site.question(question_id)
    address = f"{page.to(quiz_uri(lesson.week or 0))}#{question.id}"
    sentence, language = page.unlinked_summary(page.site.prompt(question))
    summary = page.marked_inline(inline_html(sentence, page.context()), language)
    return markup('<p class="check"><a href="{}">{}</a></p>', address, summary)
