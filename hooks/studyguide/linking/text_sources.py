"""The running texts of a guide in one language, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studyguide.linking.everyday import WordUsage, usage_of
from studyguide.linking.mentions import term_texts
from studyguide.model.guide import Guide


@dataclass(frozen=True, slots=True)
class TextSource:
    """A text of the guide with its location."""

    path: str
    line: int
    source: str
    automatic: bool = True
    """Whether names in it become links automatically."""


def texts(guide: Guide, language: str) -> Iterator[TextSource]:
    """Yield every running text in a language with its location."""
    for lesson in guide.lessons:
        if article := lesson.articles.get(language):
            yield TextSource(article.path, article.body_line, article.body, article.link)
        for row, term in lesson.terms_with_rows():
            line = lesson.terms_file.line((row, "definition", language))
            for source in term_texts(term, language):
                yield TextSource(lesson.terms_file.path, line, source)


def course_usage(guide: Guide, language: str) -> WordUsage:
    """Return how often the words of a guide's texts in a language occur."""
    articles = (lesson.articles.get(language) for lesson in guide.lessons)
    bodies = (article.body for article in articles if article)
    of_terms = (text for term in guide.terms.values() for text in term_texts(term, language))
    return usage_of((*bodies, *of_terms), language)
