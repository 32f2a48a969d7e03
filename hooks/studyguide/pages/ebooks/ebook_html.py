"""Trees → the XHTML of a book: formulas as MathML that can be read aloud, pictures as files."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from markupsafe import Markup, escape

from studyguide.addresses.lesson_files import find_figure
from studyguide.formulas.convert import to_element
from studyguide.formulas.errors import FormulaError
from studyguide.formulas.mathml.tree import markup as mathml
from studyguide.model.authored_text import AuthoredText
from studyguide.model.guide import Figure, Lesson, Term
from studyguide.pages.assets.rasters import published, published_name
from studyguide.pages.booklets.formula_width import rough_width
from studyguide.pages.booklets.speech import Speaker
from studyguide.pages.ebooks.ebook import BookFile
from studyguide.pages.ebooks.ebook_links import lesson_chapter
from studyguide.pages.ebooks.ebook_texts import EbookTexts
from studyguide.pages.ebooks.listings import listing
from studyguide.pages.ebooks.older_mathml import as_mathml_3
from studyguide.pages.forms.form import PinnedFigure
from studyguide.pages.html.translation_marks import marked_blocks, marked_inline
from studyguide.text.capitalization import capitalized
from studyguide.text.markup import markup
from studyguide.text.renderers.block_html import document_html
from studyguide.text.renderers.inline_html import HtmlContext, inline_html
from studyguide.text.tree.blocks import CodeBlock, Document, Equation
from studyguide.text.tree.inlines import Image, Inlines, TermLink
from studyguide.text.tree.sentences import first_sentence

_WIDE = 14
"""In em: a formula in a line that is wider may be wider than a phone, and scrolls by itself."""
_MATHML = "http://www.w3.org/1998/Math/MathML"


@dataclass(frozen=True, slots=True)
class BookPictures:
    """The pictures of a book, by name."""

    by_name: dict[str, BookFile] = field(default_factory=dict)

    def name(self, lesson: Lesson, path: Path) -> str:
        """Return the name of a picture of a lesson, which it takes into the book."""
        data, suffix = published(lesson, path, "paper"), Path(published_name(lesson, path, "paper"))
        name = f"pictures/{sha256(data).hexdigest()[:16]}{suffix.suffix.lower()}"
        kind = guess_type(name)[0] or "application/octet-stream"
        self.by_name[name] = BookFile(name, data, kind)
        return name


@dataclass(frozen=True)
class EbookHtml:
    """Renders the texts of a lesson for a book."""

    texts: EbookTexts
    pictures: BookPictures
    term_id: str = ""
    """The term whose entry it writes, which is not linked to itself."""

    def for_lesson(self, lesson: Lesson, term_id: str = "") -> EbookHtml:
        """Return the writer for the texts of a lesson, or of a term in it."""
        return EbookHtml(replace(self.texts, lesson=lesson), self.pictures, term_id)

    def document(self, document: Document, id_prefix: str = "") -> Markup:
        """Return the XHTML of a tree; `id_prefix` distinguishes its footnotes in the chapter."""
        return document_html(document, self._context(id_prefix))

    def block(self, text: AuthoredText, id_prefix: str = "") -> Markup:
        """Return paragraphs."""
        return self._marked(self.document(self.texts.text(text), id_prefix), text)

    def prose(self, text: AuthoredText, id_prefix: str = "") -> Markup:
        """Return paragraphs in which names of terms become links."""
        return self._marked(self.document(self.texts.prose(text), id_prefix), text)

    def inline(self, text: AuthoredText) -> Markup:
        """Return inline content."""
        language = text.localized(self.texts.site.languages).language
        html = inline_html(self.texts.inline(text), self._context())
        return marked_inline(html, language, self.texts.site.words)

    def article(self) -> Markup:
        """Return the article of the lesson."""
        site, lesson = self.texts.site, self.texts.lesson
        assert lesson is not None, "an article is a lesson's"
        article = lesson.article(site.languages)
        html = self.document(self.texts.article(article))
        return marked_blocks(html, article.language, site.words)

    def term(self, term: Term) -> Markup:
        """Return a link to a term."""
        name = self.texts.view.heading_name(term)
        return self._linked(self.texts.links.term(term.id), name)

    def lesson_link(self) -> Markup:
        """Return a link to the lesson, which the book has."""
        lesson = self.texts.lesson
        assert lesson is not None, "it is called for the texts of a lesson"
        title = self.texts.view.article_title(lesson.article(self.texts.site.languages))
        return markup('<a href="{}">{}</a>', lesson_chapter(lesson), title)

    def source(self, markdown: str) -> Markup:
        """Return the source of a term, which is the same in every language."""
        return self.line(self.texts.source(markdown))

    def figure(self, figure: Figure) -> Markup:
        """Return the figure of a term."""
        return self.document(self.texts.figure(figure))

    def formula(self, equation: Equation) -> Markup:
        """Return a displayed formula."""
        return self._formula(equation.tex, True)  # noqa: FBT003, as the hook of the renderer

    def code(self, code: str, language: str) -> Markup:
        """Return a listing."""
        return listing(CodeBlock(code.strip("\n") + "\n", language))

    def pinned(self, figure: PinnedFigure) -> Markup:
        """Return the figure that a question is about, with its marks."""
        picture = self._picture(Image(figure.file, figure.alt))
        pins = Markup("").join(
            markup(
                '<span class="{}" style="left:{}%;top:{}%;width:{}%;height:{}%">{}</span>',
                "region" if pin.width else "pin",
                *(f"{part:g}" for part in (pin.x, pin.y, pin.width, pin.height)),
                pin.name,
            )
            for pin in figure.pins
        )
        return markup('<div class="pinned">{}{}</div>\n', picture, pins)

    def _marked(self, html: Markup, text: AuthoredText) -> Markup:
        language = text.localized(self.texts.site.languages).language
        return marked_blocks(html, language, self.texts.site.words)

    def _context(self, id_prefix: str = "") -> HtmlContext:
        return HtmlContext(
            address=self.texts.target,
            term=self._term,
            picture=self._picture,
            figure=self._figure,
            gap=lambda gap: markup("<strong>{}</strong>", self.line(gap.answers[0])),
            film=lambda film: escape(film.title),
            question=self._question,
            formula=self._formula,
            listing=listing,
            back=self.texts.site.words["back_to_text"],
            id_prefix=id_prefix,
        )

    def line(self, inlines: Inlines) -> Markup:
        """Return the XHTML of inline content."""
        return inline_html(inlines, self._context())

    def _term(self, link: TermLink, words: Markup) -> Markup:
        own = link.term == self.term_id
        return words if own else self._linked(self.texts.links.term(link.term), words)

    def _linked(self, target: str, words: Markup) -> Markup:
        return markup('<a class="term" href="{}">{}</a>', target, words) if target else words

    def _picture(self, image: Image) -> Markup:
        lesson = self.texts.lesson
        assert lesson is not None, "pictures belong to lessons: `reading.link_checks`"
        path = find_figure(lesson.folder_path, image.source, self.texts.site.languages)
        assert path is not None, f"{image.source} was found when the guide was read"
        name = self.pictures.name(lesson, path)
        width = markup(' width="{}"', image.width) if image.width else Markup("")
        return markup('<img src="{}" alt="{}"{}/>', name, image.alt, width)

    def _figure(self, image: Image, caption: Markup) -> Markup:
        about = markup(' id="{}"', image.id) if image.id else Markup("")
        below = markup("<figcaption>{}</figcaption>", caption) if caption else Markup("")
        return markup("<figure{}>{}{}</figure>", about, self._picture(image), below)

    def _question(self, id_: str) -> Markup:
        """Return a link to a question that a lesson asks in between: its first sentence."""
        site = self.texts.site
        lesson, question = site.question(id_)
        asks = self.for_lesson(lesson)
        localized = site.prompt(question).localized(site.languages)
        sentence = first_sentence(asks.texts.text(site.prompt(question)), localized.language)
        name = capitalized(site.words["anki_question"]) + site.words["colon"]
        target = self.texts.links.question(lesson, question)
        lead = markup('<a href="{}">{}</a>', target, name) if target else escape(name)
        return markup('<p class="asked">{} {}</p>', lead, asks.line(sentence))

    def _formula(self, tex: str, display: bool) -> Markup:  # noqa: FBT001, the renderer's hook
        try:
            element = to_element(tex.strip(), display=display)
        except FormulaError:  # told when the guide was read
            return markup("<code>{}</code>", tex)
        said = {"xmlns": _MATHML, "alttext": self._speaker.speech(element)}
        older = as_mathml_3(element)
        html = Markup(mathml(replace(older, attributes={**older.attributes, **said})))  # noqa: S704, escaped
        if display:
            return markup('<div class="equation" tabindex="0">{}</div>', html)
        is_wide = rough_width(element.children) > _WIDE
        return markup('<span class="wide" tabindex="0">{}</span>', html) if is_wide else html

    @cached_property
    def _speaker(self) -> Speaker:
        spoken = self.texts.site.words.entries["spoken"]
        return Speaker(spoken["words"], spoken["signs"])
