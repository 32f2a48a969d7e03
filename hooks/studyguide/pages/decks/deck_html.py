r"""Trees → HTML for programs with MathJax: formulas as LaTeX in `\( \)` and `\[ \]`."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from typing import Generic, TypeVar

from markupsafe import Markup, escape

from studyguide.addresses.lesson_files import find_figure
from studyguide.formulas.latex.mathjax import for_mathjax
from studyguide.languages.wording import Wording
from studyguide.model.guide import Lesson
from studyguide.pages.assets.rasters import published, published_name
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.html.translation_marks import marked_blocks, marked_inline
from studyguide.text.markup import markup
from studyguide.text.renderers.block_html import document_html
from studyguide.text.renderers.inline_html import HtmlContext, inline_html
from studyguide.text.standalone import (
    inline_with_raised_footnotes,
    picture_in_words,
    with_listed_footnotes,
)
from studyguide.text.tree.blocks import CodeBlock, Document
from studyguide.text.tree.inlines import Image, Inlines

_TEXT = re.compile(r"(?:^|>)[^<]+")
_OURS = "studyguide-"
"""What the names of our pictures in a package begin with."""
MEDIA_SOURCE = re.compile(rf'(<img src=")({_OURS}[^"]+)"')
"""The address of such a picture: what is before it, and its name."""
Source = TypeVar("Source", bound=Callable[[Lesson, Path], str])
"""A function that returns the address of a picture, given its lesson and file."""


@dataclass(frozen=True, slots=True)
class DeckHtml(Generic[Source]):
    """Renders texts of `export_texts` as HTML."""

    export_texts: ExportTexts
    source: Source
    language: str = ""
    """The language of the texts; empty for the site's."""

    def for_lesson(self, lesson: Lesson) -> DeckHtml[Source]:
        """Return the writer for the texts of a lesson."""
        return replace(self, export_texts=self.export_texts.for_lesson(lesson))

    def in_language(self, language: str) -> DeckHtml[Source]:
        """Return the writer for texts in a language, marked if that is not the site's."""
        return replace(self, language=language)

    def block(self, document: Document) -> str:
        """Return the HTML of a self-contained text."""
        html = document_html(with_listed_footnotes(document), self._context)
        return _with_bare_quotes(marked_blocks(html, *self._marks) if html else html)

    def inline(self, inlines: Inlines) -> str:
        """Return the HTML of self-contained inline content."""
        return _with_bare_quotes(marked_inline(self._inline(inlines), *self._marks))

    @property
    def _marks(self) -> tuple[str, Wording]:
        site = self.export_texts.site
        return self.language or site.language, site.words

    def _inline(self, inlines: Inlines) -> Markup:
        return inline_html(inline_with_raised_footnotes(inlines), self._context)

    @property
    def _context(self) -> HtmlContext:
        """A context for self-contained trees, which have no links into the site."""
        return HtmlContext(
            address=lambda href: href,
            term=lambda _, words: words,
            picture=self._picture,
            figure=self._figure,
            gap=lambda _: Markup("…"),
            film=lambda film: escape(film.title),
            question=escape,
            formula=_formula,
            listing=_listing,
        )

    def _picture(self, image: Image) -> Markup:
        if not (html := self._image_html(image)):
            return self._in_words(image)
        caption = markup(" {}", self._inline(image.title)) if image.title else Markup("")
        return html + caption

    def _figure(self, image: Image, caption: Markup) -> Markup:
        if not (html := self._image_html(image)):
            return markup("<p>{}</p>", self._in_words(image))
        below = markup("<figcaption>{}</figcaption>", caption) if caption else Markup("")
        return markup("<figure>{}{}</figure>", html, below)

    def _in_words(self, image: Image) -> Markup:
        return self._inline(picture_in_words(image, self.export_texts.outside()))

    def _image_html(self, image: Image) -> Markup:
        """Return a picture, empty if its file is missing."""
        lesson, languages = self.export_texts.lesson, self.export_texts.site.languages
        path = find_figure(lesson.folder_path, image.source, languages) if lesson else None
        if not lesson or not path:
            return Markup("")
        width = markup(' width="{}"', image.width) if image.width else Markup("")
        return markup('<img src="{}" alt="{}"{}>', self.source(lesson, path), image.alt, width)


def _with_bare_quotes(html: Markup) -> str:
    """Return HTML with unescaped quotation marks in its text: Anki searches the source."""
    return _TEXT.sub(lambda text: text[0].replace("&#34;", '"').replace("&#39;", "'"), str(html))


def _formula(tex: str, display: bool) -> Markup:  # noqa: FBT001, the signature of the hook
    latex = for_mathjax(tex, display=display)
    return (Markup("\\[\n{}\n\\]") if display else Markup("\\({}\\)")).format(latex)


def _listing(block: CodeBlock) -> Markup:
    title = markup("<p><code>{}</code></p>\n", block.title) if block.title else Markup("")
    kind = markup(' class="language-{}"', block.language) if block.language else Markup("")
    return markup("{}<pre><code{}>{}</code></pre>", title, kind, block.code)


def data_address(lesson: Lesson, path: Path) -> str:
    """Return a picture as a `data:` address.

    GIFT is a single text file: Moodle does not import pictures with it.
    """
    kind = guess_type(published_name(lesson, path))[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(published(lesson, path)).decode()}"


@dataclass(frozen=True, slots=True)
class MediaFiles:
    """The pictures of a package: their data by name."""

    by_name: dict[str, bytes] = field(default_factory=dict)

    def __call__(self, lesson: Lesson, path: Path) -> str:
        """Return the name of a picture, which includes a hash of its data.

        All decks of a reader share one media folder.
        """
        data, suffix = published(lesson, path), Path(published_name(lesson, path)).suffix
        stem = re.sub(r"[^A-Za-z0-9.-]+", "-", path.stem)
        name = f"{_OURS}{stem}-{sha256(data).hexdigest()[:10]}{suffix.lower()}"
        self.by_name[name] = data
        return name
