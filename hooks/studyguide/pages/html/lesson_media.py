"""The pictures of a lesson, and links to its files, as the HTML of one page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import unquote

from markupsafe import Markup

from studyguide.addresses.uris import lesson_file_address, relative_address, relative_file
from studyguide.model.guide import Lesson
from studyguide.model.playable_figure import PlayableFigure
from studyguide.pages.html.pictures import picture, picture_words
from studyguide.pages.html.runnable_code import listing
from studyguide.pages.link_resolution import file_address, page_uri_in
from studyguide.pages.site import Site
from studyguide.text.markup import markup
from studyguide.text.parsing.film_hosts import hosted_film
from studyguide.text.tree.blocks import CodeBlock, Media
from studyguide.text.tree.inlines import Image


@dataclass(frozen=True, slots=True)
class LessonMedia:
    """Renders pictures and links to files in a lesson's folder."""

    site: Site
    uri: str
    lesson: Lesson | None
    """The lesson to whose folder pictures and links are relative."""

    def address(self, href: str) -> str:
        """Return an authored address, relative to the page."""
        if file := file_address(self.lesson, self.site.languages, href):
            return relative_file(file, self.uri)
        uri = page_uri_in(self.site.guide, self.lesson, href)
        return relative_address(uri, self.uri) if uri else href

    def picture(self, image: Image) -> Markup:
        """Return a picture within running text."""
        assert self.lesson is not None, "pictures belong to lessons: `reading.link_checks`"
        return picture(self.lesson, self.site.languages, self.uri, image)

    def listing(self, block: CodeBlock) -> Markup:
        """Return a block of code."""
        return listing(block, self.site, self.uri)

    def drawn(self, image: Image) -> str:
        """Return what is written in a picture."""
        assert self.lesson is not None, "pictures belong to lessons: `reading.link_checks`"
        return picture_words(self.lesson, self.site.languages, image)

    def figure(self, image: Image, caption: Markup) -> Markup:
        """Return a figure: a picture with its caption."""
        below = markup("<figcaption>{}</figcaption>", caption) if caption else Markup("")
        about = markup(' id="{}"', image.id) if image.id else Markup("")
        kind = "figure"
        if playable := self._playable(image):
            kind, about = "figure playable", about + self._script(playable)
            below = _room(playable) + below
        return markup('<figure class="{}"{}>{}{}</figure>', kind, about, self.picture(image), below)

    def _playable(self, image: Image) -> PlayableFigure | None:
        name = unquote(image.source).rpartition(".")[0]
        return self.lesson.playable.get(name) if self.lesson else None

    def _script(self, figure: PlayableFigure) -> Markup:
        """Return the attributes by which `playable-figure.js` brings a figure to life."""
        assert self.lesson is not None, "figures belong to lessons"
        address = relative_file(lesson_file_address(self.lesson, figure.file), self.uri)
        texts = figure.words.in_languages(self.site.languages)
        return markup(
            ' data-script="{}" data-figure="{}" data-texts="{}" data-words="{}"',
            address,
            figure.name.rpartition("/")[2],
            json.dumps(texts, ensure_ascii=False),
            json.dumps(self.site.words.entries["figure"], ensure_ascii=False),
        )

    def film(self, film: Media) -> Markup:
        """Return a placeholder for a film of another site, which loads nothing from there.

        Without scripts it is a link; `film.js` replaces it by the player on a click.
        """
        hosted, words = hosted_film(film.source), self.site.words
        assert hosted is not None, "only films of hosts that we know become such a node"
        return markup(
            '<figure class="media film" data-player="{}"><a class="film-card" href="{}">'
            '<span class="film-title">{}</span><span class="film-host">{}</span></a>'
            '<figcaption>{} <a href="{}">{}</a></figcaption></figure>',
            hosted.player,
            film.source,
            film.title,
            words("film_on", host=hosted.host),
            words("film_note", domain=hosted.domain),
            film.source,
            words("film_open", host=hosted.host),
        )


def _room(figure: PlayableFigure) -> Markup:
    """Return empty drawings that keep the height of a figure free until its script is there.

    A height in pixels could else only be told by a style in the page, which its policy refuses.
    """
    wide = figure.words.height
    sizes = {"wide": wide, "narrow": figure.words.height_on_phones or wide}
    drawing = '<canvas class="playable-room {}" width="1" height="{}"></canvas>'
    return Markup("").join(markup(drawing, size, height) for size, height in sizes.items() if wide)
