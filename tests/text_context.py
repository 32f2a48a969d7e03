"""A page for texts in tests: addresses as they are written, terms as links below `glossary/`."""

from __future__ import annotations

from markupsafe import Markup

from studyguide.text.renderers.inline_html import HtmlContext
from studyguide.text.tree.inlines import Gap, Image
from studyguide.text.tree.plain import plain_words


def _picture(image: Image) -> Markup:
    width = Markup(' width="{}"').format(image.width) if image.width else ""
    return Markup('<img src="{}" alt="{}"{}>').format(image.source, image.alt, width)


def _figure(image: Image, caption: Markup) -> Markup:
    below = Markup("<figcaption>{}</figcaption>").format(caption) if caption else ""
    return Markup("<figure>{}{}</figure>").format(_picture(image), below)


def _gap(gap: Gap) -> Markup:
    answers = " or ".join(plain_words(answer) for answer in gap.answers)
    return Markup('<input name="{}" data-accept="{}">').format(gap.number, answers)


CONTEXT = HtmlContext(
    address=lambda href: href,
    term=lambda link, words: Markup('<a href="glossary/{}/">{}</a>').format(link.term, words),
    picture=_picture,
    figure=_figure,
    gap=_gap,
    film=lambda film: Markup('<a class="film" href="{}">{}</a>').format(film.source, film.title),
    question=lambda id_: Markup('<a href="#{0}">{0}</a>').format(id_),
)
