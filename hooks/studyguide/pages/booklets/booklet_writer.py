"""Texts of a guide → Typst: `BookletWriter` writes those of one lesson for one booklet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from studyguide.addresses.lesson_files import find_figure
from studyguide.linking.term_links import linked_blocks, linked_inline
from studyguide.model.authored_text import AuthoredText
from studyguide.model.guide import Lesson
from studyguide.pages.booklets import media_typst
from studyguide.pages.booklets.block_typst import document_typst, inline_typst
from studyguide.pages.booklets.labels import picture_name
from studyguide.pages.booklets.link_targets import BookletContents, Targets
from studyguide.pages.booklets.speech import Speaker
from studyguide.pages.booklets.typst_context import TypstContext
from studyguide.pages.booklets.typst_syntax import (
    PARAGRAPH,
    array,
    call,
    content,
    language_tag,
    literal_text,
    quoted,
)
from studyguide.pages.forms.form import PinnedFigure
from studyguide.pages.forms.passages import InlinePassage, Passage, inline_passage, passage
from studyguide.pages.html import translation_marks
from studyguide.pages.html.lesson_references import with_references
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site
from studyguide.text.tree.blocks import Document
from studyguide.text.tree.inlines import Gap, Image
from studyguide.text.tree.programs import with_titles
from studyguide.text.tree.sentences import first_sentence


@dataclass(frozen=True, slots=True)
class BookletWriter:
    """Writes the texts of a lesson for a booklet; all methods may raise `UnprintableError`."""

    site: Site
    scope: BookletContents
    lesson: Lesson | None = None
    level: int = 2
    """The level of a lesson's title."""

    def for_lesson(self, lesson: Lesson) -> BookletWriter:
        """Return the writer of the texts of another lesson."""
        return replace(self, lesson=lesson)

    @property
    def view(self) -> PageView:
        """A page of the lesson, for its helper methods."""
        return PageView(self.site, "", self.lesson)

    def block(self, text: AuthoredText, *, level: int = 2) -> str:
        """Return paragraphs; `level` is that of the heading above them."""
        return self.passage(passage(text, self.site.text_settings), level=level)

    def passage(self, text: Passage, *, level: int = 2) -> str:
        """Return a passage of a form."""
        return self._marked(self._linked(text), replace(self.context, level=level - 1))

    def item(self, text: Passage) -> str:
        """Return a passage beside its letter: inline content if it is only that."""
        return self.inline_passage(text.inline) if text.inline else self.passage(text)

    def with_gaps(self, text: Passage, *, filled: bool) -> str:
        """Return a passage with gaps, or with the answers filled in."""
        gap = self._answer if filled else lambda _: call("gap")
        return self._marked(self._linked(text), replace(self.context, level=1, gap=gap))

    def inline(self, text: AuthoredText) -> str:
        """Return inline content."""
        return self.inline_passage(inline_passage(text, self.site.text_settings))

    def inline_passage(self, text: InlinePassage) -> str:
        """Return an inline passage of a form."""
        typst = inline_typst(self.view.linked_inline(text), self.context)
        if not text.fallback:
            return typst
        code = call("super", content(literal_text(text.language)))
        return f"{call('text', content(typst), lang=language_tag(text.language))}{code}"

    def source(self, markdown: str) -> str:
        """Return the source of a term, which is the same in every language."""
        language = self.site.language
        preamble = self.site.preamble(language)
        linked = linked_inline(markdown, self.site.finders[language], preamble)
        return inline_typst(linked, self.context)

    def words(self, text: AuthoredText | None) -> str:
        """Return a Typst string with the words of a text."""
        return quoted(self.view.words(text)) if text else quoted("")

    def document(self, document: Document) -> str:
        """Return a text."""
        return document_typst(document, self.context)

    def figure(self, image: Image, caption: str) -> str:
        """Return a picture of the lesson with its caption."""
        return media_typst.figure(self.picture(image.source), image, caption)

    def pinned(self, figure: PinnedFigure) -> str:
        """Return the figure that a question is about, with its marks."""
        pins = (
            array((quoted(pin.name), *map(str, (pin.x, pin.y, pin.width, pin.height))))
            for pin in figure.pins
        )
        return call("pinned", quoted(self.picture(figure.file)), quoted(figure.alt), array(pins))

    def picture(self, file: str) -> str:
        """Return the name of a picture of the lesson in a booklet."""
        assert self.lesson is not None, "pictures belong to lessons: `reading.link_checks`"
        path = find_figure(self.lesson.folder_path, file, self.site.languages)
        assert path is not None, f"{file} was found when the guide was read"
        return picture_name(self.lesson, path)

    def article(self) -> str:
        """Return the lesson's article, with its headings below the title's level."""
        assert self.lesson is not None, "an article is a lesson's"
        article = self.lesson.article(self.site.languages)
        finder = self.site.finders[article.language]
        preamble = self.site.preamble(article.language, lesson=True)
        tree = linked_blocks(article.body, finder, preamble, automatic=article.link)
        fallback = article.language != self.site.language
        context = replace(
            self.context,
            level=self.level - 1,
            prefix=f"s-{self.lesson.slug}-",
            figure=self._labelled,
            floating=partial(self._labelled, floats=True),
        )
        tree = with_references(tree, self.lesson, self.site)
        return self._marked(Passage(tree, article.language, fallback), context)

    @property
    def targets(self) -> Targets:
        """The targets of links in the lesson's texts."""
        return Targets(self.site, self.scope, self.lesson)

    @property
    def context(self) -> TypstContext:
        """The context for the lesson's texts."""
        spoken = self.site.words.entries["spoken"]
        return TypstContext(
            speaker=Speaker(spoken["words"], spoken["signs"]),
            target=self.targets.address,
            web=self.targets.file,
            is_file=self.targets.is_file,
            term=self._term,
            picture=lambda image: media_typst.picture(self.picture(image.source), image),
            figure=self.figure,
            gap=self._answer,
            question=self._question,
        )

    def _linked(self, text: Passage) -> Passage:
        return replace(text, content=self.view.linked(text))

    def _marked(self, text: Passage, context: TypstContext) -> str:
        """Return a linked passage, marked if it is in another language."""
        id_prefix = str(next(self.scope.numbering)) if text.content.footnotes else ""
        titled = with_titles(text.content, self.site.words.entries["program"])
        source = document_typst(titled, replace(context, id_prefix=id_prefix))
        if not text.fallback:
            return source
        notice = literal_text(translation_marks.notice(self.site.words, text.language))
        body = content(f"#set text(lang: {language_tag(text.language)});{source}")
        return f"{PARAGRAPH}{notice}{PARAGRAPH}{call('block', body, width='100%')}"

    def _labelled(self, image: Image, caption: str, *, floats: bool = False) -> str:
        """Return a picture of an article, with a label for terms where it is shown first."""
        name = self.picture(image.source)
        label = "" if name in self.scope.pictures else name
        self.scope.pictures.add(name)
        return media_typst.figure(name, image, caption, label=label, floats=floats)

    def _answer(self, gap: Gap) -> str:
        return call("strong", content(inline_typst(gap.answers[0], self.context)))

    def _term(self, term_id: str, inside: str) -> str:
        target = self.targets.term(term_id)
        return call("link", target, content(inside)) if target else inside

    def _question(self, id_: str) -> str:
        """Return an embedded question: its number and its first sentence."""
        lesson, question = self.site.question(id_)
        week = (
            candidate
            for its_lesson, candidate in self.site.guide.questions()
            if its_lesson.week == lesson.week
        )
        name = self.site.words("question", n=list(week).index(question) + 1)
        prompt = self._linked(passage(self.site.prompt(question), self.site.text_settings))
        sentence = first_sentence(prompt.content, prompt.language)
        summary = content(inline_typst(sentence, self.for_lesson(lesson).context))
        target = self.targets.question(lesson, question) or "none"
        return call("asked", quoted(name), target, summary)
