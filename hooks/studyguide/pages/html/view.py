"""`PageView`, the view of a guide in templates: texts, names of terms, and links to pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup, escape

from studyguide.addresses.uris import address_of, relative_file
from studyguide.linking.mentions import Mention
from studyguide.model.article import Article
from studyguide.model.authored_text import listed_names
from studyguide.model.course import Week
from studyguide.model.guide import Lesson, Term
from studyguide.model.questions import Question
from studyguide.pages.alternates import address_in_language
from studyguide.pages.forms.form import Form
from studyguide.pages.forms.passages import Passage
from studyguide.pages.html.lesson_references import inline_with_references
from studyguide.pages.html.page_texts import PageTexts
from studyguide.pages.reading_time import reading_minutes
from studyguide.pages.week_names import week_title
from studyguide.text.capitalization import capitalized
from studyguide.text.markup import markup
from studyguide.text.renderers.block_html import heading_html
from studyguide.text.renderers.highlighting import highlighted
from studyguide.text.renderers.inline_html import formula_html
from studyguide.text.tree.blocks import CodeBlock, Equation
from studyguide.text.tree.inlines import Image, Styled, Text
from studyguide.text.tree.sentences import with_lead
from studyguide.text.tree.unlinked import keep_links_to


@dataclass(frozen=True, slots=True)
class PageView(PageTexts):
    """The object `page` in templates."""

    def with_lead(self, words: str, passage: Passage) -> Markup:
        """Return a text of a form that begins with words in strong: a verdict."""
        lead = (Styled("strong", (Text(words),)),)
        return self.marked(self.unlisted(with_lead(lead, self.linked(passage))), passage.language)

    def source(self, markdown: str) -> Markup:
        """Return the source of a term, which is the same in every language."""
        return self.html(self._linked_inline(markdown, self.site.language))

    def definition_summary(self, term: Term) -> Markup:
        """Return the first sentence of a term's definition."""
        return replace(self, lesson=self.site.guide.lesson_of_term[term.id]).summary(
            term.definition
        )

    def prompt_summary(self, lesson: Lesson, question: Question) -> Markup:
        """Return the first sentence of a lesson's question."""
        return replace(self, lesson=lesson).summary(self.site.prompt(question))

    def mention_sentence(self, mention: Mention) -> Markup:
        """Return the sentence that mentions this page's term, with the term in bold."""
        quoting = replace(self, lesson=self._lesson_of(mention), strong=True)
        sentence = keep_links_to(mention.sentence, self.term_id)
        if isinstance(mention.source, Lesson):
            sentence = inline_with_references(sentence, mention.source, self.site)
        return quoting.html(sentence)

    def mention_link(self, mention: Mention) -> Markup:
        """Return a link to a mention."""
        match mention.source:
            case Term():
                title = self.heading_name(mention.source)
            case Lesson():
                title = self.article_title(mention.source.article(self.site.languages))
        return markup('<a href="{}">{}</a>', self.to(mention.uri), title)

    def title(self, term: Term) -> str:
        """Return a term's name, capitalized."""
        return capitalized(self.site.name(term))

    def heading_name(self, term: Term) -> Markup:
        """Return a term's name, capitalized, and marked if it is not translated."""
        language = term.name.localized(self.site.languages).language
        return self.marked_inline(escape(self.title(term)), language)

    def article_title(self, article: Article) -> Markup:
        """Return the title of an article, marked if it is not translated."""
        return self.marked_inline(escape(article.title), article.language)

    def article_summary(self, article: Article) -> Markup:
        """Return the summary of an article, marked if it is not translated."""
        return self.marked_inline(escape(article.summary), article.language)

    def reading_minutes(self, lesson: Lesson) -> int:
        """Return about how many minutes a lesson takes to read."""
        return reading_minutes(self.linked_text(lesson.article(self.site.languages)))

    def week_minutes(self, week: Week) -> int:
        """Return about how many minutes the lessons of a week take to read."""
        return sum(map(self.reading_minutes, self.site.guide.lessons_of(week)))

    def week_title(self, week: Week) -> Markup:
        """Return `Week 3: How a network learns`, the title marked if it is not translated."""
        sentence = week_title(self.site.guide, self.site.language, week, title="\0")
        before, _, after = sentence.partition("\0")
        return markup("{}{}{}", before, self.plain(week.title), after)

    def draft_mark(self, part: Week | Lesson | Term | Form) -> Markup:
        """Return the mark after the title of a draft, empty for anything else."""
        drafted = part.draft if isinstance(part, Form) else self.site.guide.is_draft(part)
        mark = markup(' <span class="draft-mark">{}</span>', self.site.words["draft"])
        return mark if drafted else Markup("")

    def day(self, day: date, sentence: str = "") -> Markup:
        """Return a day in the language's format, within the sentence with a key if one is given."""
        words = self.site.words
        shown = words(sentence, date=words.day(day)) if sentence else words.day(day)
        return markup('<time datetime="{}">{}</time>', day.isoformat(), shown)

    def aliases(self, term: Term) -> tuple[str, ...]:
        """Return a term's other names in the page's language."""
        return listed_names(term.aliases, self.site.language)

    def required(self, term: Term) -> tuple[Term, ...]:
        """Return the terms that a term builds on directly."""
        return tuple(self.site.guide.terms[id_] for id_ in term.related.requires)

    def heading(self, level: int, id_: str, title: object, label: str = "") -> Markup:
        """Return a heading with a permalink; `label` is its text in the table of contents."""
        html = self.listed_heading(level, id_, title, label)
        return heading_html(level, id_, html, self.site.words["permalink"])

    def listed_heading(self, level: int, id_: str, title: object, label: str = "") -> Markup:
        """Return the title of a heading, and add it to the table of contents."""
        html = markup("{}", title)
        words = html.striptags()
        self.outline.add(level, id_, label or words)
        return html

    def term_link(self, term: Term) -> Markup:
        """Return a link to a term's page."""
        return self._term(term.id, markup("{}", self.plain(term.name)))

    def for_question(self, lesson: Lesson, id_prefix: str) -> PageView:
        """Return a view for the texts of a lesson's question, whose id is `id_prefix`."""
        return replace(self, lesson=lesson, id_prefix=id_prefix, numbered_documents=[])

    def file(self, uri: str) -> str:
        """Return the address of a file that is not a page, relative to this page."""
        return relative_file(uri, self.uri)

    def address_in_language(self, language: str) -> str:
        """Return the address of this page in another language, relative to this page's."""
        return address_in_language(
            self.site.guide, self.site.language, language, address_of(self.uri)
        )

    def formula(self, equation: Equation) -> Markup:
        """Return a displayed formula."""
        return formula_html(equation.tex.strip(), display=True)

    def code(self, code: str, language: str) -> Markup:
        """Return a listing."""
        return highlighted(CodeBlock(code.strip("\n") + "\n", language))

    def figure(
        self, file: str, alt: str, caption: Markup | str = "", credit: Markup | str = ""
    ) -> Markup:
        """Return a picture of this page's lesson with its caption and credit."""
        image = Image(file, alt)
        last = markup('<small class="credit">{}</small>', credit) if credit else Markup("")
        lines = Markup("<br>\n").join(filter(None, (markup("{}", caption), last)))
        return self.media.figure(image, lines)

    def still_figure(self, file: str, alt: str) -> Markup:
        """Return a picture of this page's lesson alone: no script comes in its place."""
        return markup('<figure class="figure">{}</figure>', self.media.picture(Image(file, alt)))

    def _lesson_of(self, mention: Mention) -> Lesson | None:
        match mention.source:
            case Term(id=id_):
                return self.site.guide.lesson_of_term[id_]
            case Lesson():
                return mention.source
