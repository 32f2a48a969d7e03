"""Inline content → HTML. Nothing an author writes becomes markup: all text is escaped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, assert_never

from markupsafe import Markup, escape

from studyguide.text.formulas import to_mathml
from studyguide.text.markup import joined, markup
from studyguide.text.renderers.highlighting import highlighted
from studyguide.text.tree.blocks import CodeBlock, Media
from studyguide.text.tree.inlines import (
    Abbreviation,
    Break,
    Code,
    FootnoteReference,
    Formula,
    Gap,
    Image,
    Inline,
    Inlines,
    Keys,
    Link,
    Reference,
    Style,
    Styled,
    TermLink,
    Text,
)

_TAGS: Final[dict[Style, str]] = {
    "emphasis": "em", "strong": "strong", "struck": "del", "marked": "mark",
    "subscript": "sub", "superscript": "sup", "credit": "small",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlContext:
    """What depends on the page: how links, pictures, gaps and questions are rendered."""

    address: Callable[[str], str]
    """Returns the address of a link, relative to the page."""
    term: Callable[[TermLink, Markup], Markup]
    """Returns a link to a term's page, or only the words on that page itself."""
    picture: Callable[[Image], Markup]
    """Returns a picture within running text."""
    figure: Callable[[Image, Markup], Markup]
    """Returns a figure: a picture with its caption."""
    gap: Callable[[Gap], Markup]
    """Returns a gap as an input, or its answer."""
    film: Callable[[Media], Markup]
    """Returns a film of another site."""
    question: Callable[[str], Markup]
    """Returns an embedded question, given its id."""
    formula: Callable[[str, bool], Markup] = lambda tex, display: formula_html(tex, display=display)
    """Returns a formula, given its LaTeX and whether it is displayed."""
    listing: Callable[[CodeBlock], Markup] = highlighted
    """Returns a block of code."""
    permalink: str = ""
    """The title of the permalink beside a heading; without it there is none."""
    back: str = ""
    """The title of the link from a footnote back to the text."""
    id_prefix: str = ""
    """A prefix for the ids of footnotes and tabs: a page may have several texts."""


def formula_html(tex: str, *, display: bool) -> Markup:
    """Return a formula as MathML, in a scrollable element if it is displayed."""
    mathml = _mathml(tex, display=display)
    if display:
        return markup('<div class="math-block" tabindex="0">{}</div>', mathml)
    return markup('<span class="math">{}</span>', mathml)


def bare_formula_html(tex: str) -> Markup:
    """Return a formula in a line as MathML alone, without what lets it scroll."""
    return _mathml(tex, display=False)


def anchored(html: Markup, anchors: tuple[str, ...]) -> Markup:
    """Return a formula with the anchors of its labels before it."""
    targets = (markup('<span class="equation-place" id="{}"></span>', a) for a in anchors)
    return joined((*targets, html))


def _mathml(tex: str, *, display: bool) -> Markup:
    """Return MathML, or the LaTeX of an invalid formula, which is reported elsewhere."""
    try:
        return Markup(to_mathml(tex, display=display))  # noqa: S704, the library's own
    except ValueError:
        return markup("<code>{}</code>", tex)


def inline_html(content: Inlines, context: HtmlContext) -> Markup:
    """Return the HTML of inline content."""
    return joined(_inline(node, context) for node in content)


def _inline(node: Inline, context: HtmlContext) -> Markup:
    match node:
        case Text():
            return escape(node.words)
        case Styled():
            return _styled(node, context)
        case Code():
            return markup("<code>{}</code>", node.code)
        case Formula():
            return anchored(context.formula(node.tex, False), node.anchors)  # noqa: FBT003
        case Link():
            return _link(node, context)
        case Reference():
            return inline_html(node.content, context) or escape(node.target)
        case TermLink():
            return context.term(node, inline_html(node.content, context))
        case Image():
            return context.picture(node)
        case FootnoteReference():
            return _footnote_reference(node, context)
        case Gap():
            return context.gap(node)
        case Keys():
            return Markup("+").join(markup("<kbd>{}</kbd>", key) for key in node.keys)
        case Abbreviation():
            return markup('<abbr title="{}">{}</abbr>', node.meaning, node.words)
        case Break():
            return Markup("<br>\n") if node.hard else Markup("\n")
        case _:
            assert_never(node)


def _styled(node: Styled, context: HtmlContext) -> Markup:
    tag, inside = _TAGS[node.style], inline_html(node.content, context)
    kind = ' class="credit"' if node.style == "credit" else ""
    return Markup(f"<{tag}{kind}>{inside}</{tag}>")  # noqa: S704, made of markup


def _link(node: Link, context: HtmlContext) -> Markup:
    title = markup(' title="{}"', node.title) if node.title else Markup("")
    href, inside = context.address(node.href), inline_html(node.content, context)
    return markup('<a href="{}"{}>{}</a>', href, title, inside)


def _footnote_reference(node: FootnoteReference, context: HtmlContext) -> Markup:
    place = (context.id_prefix, node.number)
    link = '<a class="footnote-ref" role="doc-noteref" href="#fn{0}-{1}">{1}</a>'
    id_ = Markup("") if node.repeated else markup(' id="fnref{}-{}"', *place)
    return markup("<sup{}>{}</sup>", id_, markup(link, *place))
