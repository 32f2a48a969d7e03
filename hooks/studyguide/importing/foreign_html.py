"""HTML of other programs → Markdown, through the tree: what is text stays text.

The tree's own Markdown is escaped where our Markdown would read a sign as markup, so words such as
`[[x]]` or `$5` in a foreign page are what they were.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from studyguide.importing.google_docs import mend_google_docs
from studyguide.importing.html_elements import (
    BLOCKS,
    IGNORED,
    Element,
    all_of,
    elements,
    flattened,
    has_blocks,
    words_in,
)
from studyguide.importing.html_inlines import stripped, styled, texts
from studyguide.importing.lettered_options import letter_options
from studyguide.text.parsing.url_schemes import is_web
from studyguide.text.renderers.inline_markdown import inline_markdown
from studyguide.text.renderers.markdown import document_markdown
from studyguide.text.tree.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Definition,
    Definitions,
    Divider,
    Document,
    Equation,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Table,
)
from studyguide.text.tree.inlines import (
    Break,
    Code,
    Formula,
    Image,
    Inline,
    Inlines,
    Link,
    Style,
    Text,
)
from studyguide.text.tree.sentences import merge_texts

Picture = Callable[[str, str], str]
"""Returns the path of a picture in the course, given its source and description; or nothing."""
_STYLES: dict[str, Style] = {
    "b": "strong", "strong": "strong", "u": "strong", "i": "emphasis", "em": "emphasis",
    "s": "struck", "del": "struck", "strike": "struck", "sub": "subscript", "sup": "superscript",
    "mark": "marked",
}  # fmt: skip


def html_markdown(html: str, picture: Picture = lambda _, __: "", *, options: bool = False) -> str:
    r"""Return HTML as Markdown of several blocks, without a line break at its end.

    `options` says that lists with letters below a question are what there is to choose.

    >>> html_markdown("<p>Two <b>$5</b> notes</p><ul><li>one</li></ul>")
    'Two **\\$5** notes\n\n- one'
    """
    return document_markdown(html_document(html, picture, options=options)).strip("\n")


def html_line(html: str, picture: Picture = lambda _, __: "") -> str:
    """Return HTML as one line of Markdown, or as blocks if it has any but paragraphs."""
    document = html_document(html, picture)
    match document.blocks:
        case ():
            return ""
        case (Paragraph(content=content),) if not any(isinstance(n, Image) for n in content):
            return " ".join(inline_markdown(_without_breaks(content)).split())
        case _:
            return document_markdown(document).strip("\n")


def html_document(
    html: str, picture: Picture = lambda _, __: "", *, options: bool = False
) -> Document:
    """Return HTML as a tree."""
    root = elements(html)
    mend_google_docs(root)
    if options:
        letter_options(root)
    return Document(_Converter(picture).blocks(root))


def _without_breaks(content: Inlines) -> Inlines:
    return merge_texts(Text(" ") if isinstance(node, Break) else node for node in content)


class _Converter:
    """Makes nodes of elements."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture

    def blocks(self, element: Element) -> Blocks:
        """Return the blocks in an element; loose inline content between them is a paragraph."""
        found: list[Block] = []
        loose: list[Element | str] = []
        for child in element.children:
            if isinstance(child, Element) and (child.tag in BLOCKS or has_blocks(child)):
                found += self._paragraph(loose)
                loose = []
                found += self._block(child)
            elif not isinstance(child, Element) or child.tag not in IGNORED:
                loose.append(child)
        return (*found, *self._paragraph(loose))

    def _paragraph(self, children: list[Element | str]) -> Iterator[Block]:
        content = stripped(self.inlines(children))
        match content:
            case ():
                return
            case (Formula(display=True, tex=tex),):
                yield Equation(tex)
            case _:
                yield Paragraph(content)

    def _block(self, element: Element) -> Iterator[Block]:
        match element.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                content = stripped(self.inlines(element.children))
                if content:
                    yield Heading(int(element.tag[1]), "", _without_breaks(content))
            case "ul" | "ol":
                yield from self._list(element)
            case "pre":
                yield _code_block(element)
            case "blockquote":
                if inside := self.blocks(element):
                    yield Quote(inside)
            case "hr":
                yield Divider()
            case "table":
                yield from self._table(element)
            case "dl":
                yield from self._definitions(element)
            case tag if tag in IGNORED:
                return
            case _:
                yield from self.blocks(element)

    def _list(self, element: Element) -> Iterator[Block]:
        items = [child for child in element.children if isinstance(child, Element)]
        listed = tuple(ListItem(self.blocks(item)) for item in items if item.tag not in IGNORED)
        listed = tuple(item for item in listed if item.blocks)
        if listed:
            start = element.attributes.get("start", "1")
            number = int(start) if start.isdigit() else 1
            yield ItemList(listed, start=number if element.tag == "ol" else None)

    def _table(self, element: Element) -> Iterator[Block]:
        rows = [self._row(row) for row in all_of(element, "tr")]
        rows = [row for row in rows if row]
        if not rows:
            return
        width = max(map(len, rows))
        filled = [(*row, *((),) * (width - len(row))) for row in rows]
        yield Table(filled[0], tuple(filled[1:]), (None,) * width)

    def _row(self, row: Element) -> tuple[Inlines, ...]:
        cells = [child for child in row.children if isinstance(child, Element)]
        return tuple(self._cell(cell) for cell in cells if cell.tag in ("td", "th"))

    def _cell(self, cell: Element) -> Inlines:
        return merge_texts(stripped(_without_breaks(self.inlines(flattened(cell)))))

    def _definitions(self, element: Element) -> Iterator[Block]:
        found: list[Definition] = []
        words: list[Inlines] = []
        for child in (child for child in element.children if isinstance(child, Element)):
            if child.tag == "dt":
                words.append(_without_breaks(stripped(self.inlines(flattened(child)))))
            elif child.tag == "dd" and words:
                found.append(Definition(tuple(words), (self.blocks(child),)))
                words = []
        if found:
            yield Definitions(tuple(found))

    def inlines(self, children: list[Element | str]) -> Inlines:
        """Return inline content."""
        return merge_texts(node for child in children for node in self._inline(child))

    def _inline(self, child: Element | str) -> Iterator[Inline]:
        if isinstance(child, str):
            yield from texts(child)
            return
        match child.tag:
            case "br":
                yield Break(hard=True)
            case "img":
                yield from self._image(child)
            case "a":
                yield from self._link(child)
            case "code" | "kbd" | "tt" | "samp":
                if words := " ".join(words_in(child).split()):
                    yield Code(words)
            case "input":
                yield Text("[x] " if "checked" in child.attributes else "[ ] ")
            case tag if tag in _STYLES:
                yield from styled(_STYLES[tag], self.inlines(child.children))
            case tag if tag in IGNORED:
                return
            case _:
                yield from self.inlines(child.children)

    def _image(self, element: Element) -> Iterator[Inline]:
        alt = " ".join(element.attributes.get("alt", "").split())
        source = element.attributes.get("src", "")
        if source and (path := self.picture(source, alt)):
            yield Image(path, alt or "…")
        elif alt:
            yield Text(f"({alt})")

    def _link(self, element: Element) -> Iterator[Inline]:
        content = self.inlines(element.children)
        href = element.attributes.get("href", "").strip()
        if is_web(href) and content:
            yield Link(href, _without_breaks(content))
        else:
            yield from content


def _code_block(element: Element) -> CodeBlock:
    code = words_in(element).strip("\n").replace("\u00a0", " ")
    classes = " ".join(
        one.attributes.get("class", "") for one in (element, *all_of(element, "code"))
    )
    language = re.search(r"(?:language-|sourceCode )([\w+#-]+)", classes)
    return CodeBlock(f"{code}\n", language=language[1] if language else "")
