"""HTML that `prose.html` makes → Typst; what it does not know is refused, never left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from studyguide.pages.booklets.addresses import address_on_paper, label_of
from studyguide.pages.booklets.formulas import formula
from studyguide.pages.booklets.marks import (
    Unprintable,
    UnprintableError,
    array,
    call,
    content,
    inert,
    quoted,
    tongue,
)
from studyguide.pages.booklets.speech import Speaker
from studyguide.pages.booklets.tree import Element, level_faults, parsed

GAP = "\ue000"
"""Stands in a text for a gap to write in."""
_PLAIN = {"em": "emph", "strong": "strong", "sub": "sub", "sup": "super", "kbd": "key"}
_BLOCKS = frozenset(
    ("blockquote", "details", "div", "dl", "figure", "h2", "h3", "h4", "h5", "hr", "li", "ol", "p")
) | {"pre", "table", "ul"}
_ALIGNED = re.compile(r"text-align:\s*(left|center|right)")


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets the HTML of one text."""

    speaker: Speaker
    target: Callable[[str], str]
    """Typst source of what an address leads to, empty if it leads nowhere on paper."""
    level: int = 0
    """By how much its headings are deeper than in the text."""
    prefix: str = ""
    """What the labels of its headings begin with."""
    pictures: set[str] | None = None
    """The names of the pictures that have a label, to which those of this text are added."""
    found: list[Unprintable] = field(default_factory=list)
    """What cannot be printed in the text that is being set."""

    def block(self, html: str) -> str:
        """Return Typst source of a text. Raises `UnprintableError` with all that is wrong."""
        root = parsed(html)
        setter = replace(self, found=list(level_faults(root)))
        source = setter._inside(root)  # noqa: SLF001, a copy
        if setter.found:
            raise UnprintableError(*setter.found)
        return source

    def _inside(self, element: Element) -> str:
        children = element.children
        if any(one.tag in _BLOCKS for one in element.elements):
            # the line breaks between blocks would be paragraphs of their own
            children = [one for one in children if not isinstance(one, str) or one.strip()]
        return "".join(_text(one) if isinstance(one, str) else self._tried(one) for one in children)

    def _tried(self, element: Element) -> str:
        try:
            return self._one(element)
        except UnprintableError as error:
            self.found.extend(error.found)
            return ""

    def _one(self, element: Element) -> str:
        match element.tag:
            case "p":
                return self._paragraph(element)
            case "em" | "strong" | "sub" | "sup" | "kbd":
                return call(_PLAIN[element.tag], content(self._inside(element)))
            case "code":
                return self._code(element)
            case "a":
                return self._link(element)
            case "br":
                return "#linebreak();"
            case "hr":
                return "#rule();"
            case "span":
                return self._span(element)
            case "div" | "details":
                return self._box(element)
            case "ul" | "ol":
                return self._list(element)
            case "pre":
                return _listing(element.text(), "")
            case "h2" | "h3" | "h4" | "h5":
                return self._heading(element)
            case _:
                return self._rarer(element)

    def _rarer(self, element: Element) -> str:
        match element.tag:
            case "table":
                return self._table(element)
            case "blockquote":
                return call("quote", content(self._inside(element)), block="true")
            case "dl":
                return self._definitions(element)
            case "figure":
                return self._figure(element)
            case "img":
                return self._picture(element)
            case _:
                raise _unknown(element, element.tag)

    def _paragraph(self, element: Element) -> str:
        return f"#parbreak();{self._inside(element)}#parbreak();"

    def _heading(self, element: Element) -> str:
        level = int(element.tag[1]) + self.level
        label = f" <{self.prefix}{id_}>" if (id_ := element.attributes.get("id", "")) else ""
        return f"#heading(level: {level}){content(self._inside(element))}{label}\n"

    def _code(self, element: Element) -> str:
        found = re.search(r"language-(\w+)", element.attributes.get("class", ""))
        named = {"lang": quoted(found[1])} if found else {}
        return call("raw", quoted(element.text()), **named)

    def _link(self, element: Element) -> str:
        inside, href = self._inside(element), element.attributes.get("href", "")
        if href.startswith(("http://", "https://")):
            return call(
                "web", quoted(href), content(inside), quoted(address_on_paper(href, element.text()))
            )
        target = self.target(href)
        return call("link", target, content(inside)) if target else inside

    def _span(self, element: Element) -> str:
        if "math" in element.classes:
            return self._formula(element, display=False)
        inside = self._inside(element)
        language = element.attributes.get("lang", "")
        return call("text", content(inside), lang=tongue(language)) if language else inside

    def _box(self, element: Element) -> str:
        classes = element.classes
        if "math-block" in classes:
            return self._formula(element, display=True)
        if "highlight" in classes:
            found = re.search(r"language-([\w+-]+)", element.attributes["class"])
            return _listing(element.text(), found[1] if found else "")
        if "admonition" in classes or element.tag == "details":
            return self._admonition(element)
        if language := element.attributes.get("lang", ""):
            inside = f"#set text(lang: {tongue(language)});{self._inside(element)}"
            return call("block", content(inside), width="100%")
        raise _unknown(element, f'div class="{" ".join(sorted(classes))}"')

    def _admonition(self, element: Element) -> str:
        titles = (one for one in element.elements if _is_title(one))
        title = next(titles, None)
        rest = [one for one in element.children if one is not title]
        kind = next(iter(sorted(element.classes - {"admonition"})), "note")
        named = content(self._inside(title)) if title else "none"
        return call("admonition", quoted(kind), named, content(self._inside(Element("", {}, rest))))

    def _formula(self, element: Element, *, display: bool) -> str:
        math = next(element.every("math"), None)
        if math is None:
            raise _unknown(element, "formula without MathML")
        shown, said = "true" if display else "false", quoted(self.speaker.says(math))
        return call("math.equation", f"${formula(math)}$", block=shown, alt=said)

    def _list(self, element: Element) -> str:
        items = [content(self._inside(item)) for item in element.elements]
        tight = "false" if any(item.first("p") for item in element.elements) else "true"
        if element.tag == "ul":
            return call("list", *items, tight=tight)
        return call("enum", *items, tight=tight, start=element.attributes.get("start", "1"))

    def _definitions(self, element: Element) -> str:
        items, names = [], []
        for one in element.elements:
            if one.tag == "dt":
                names.append(self._inside(one))
            else:
                name = content("#linebreak();".join(names))
                items.append(f"terms.item({name}, {content(self._inside(one))})")
                names = []
        return call("terms", *items)

    def _table(self, element: Element) -> str:
        head, body = element.first("thead"), element.first("tbody")
        if not head or not any(cell.text().strip() for cell in head.every("th")):
            message = "a table without a header, which cannot be printed. Name its columns"
            raise UnprintableError(Unprintable(message, element.text()))
        names = tuple(head.every("th"))
        cells = [content(self._inside(cell)) for cell in (body.every("td") if body else ())]
        columns = array(_alignment(cell) for cell in names)
        # a header is repeated on the next page, where PDF/UA allows no links
        unlinked = replace(self, target=lambda _: "")
        header = array(content(unlinked._inside(cell)) for cell in names)  # noqa: SLF001, a copy
        return call("grid-table", columns, header, array(cells))

    def _figure(self, element: Element) -> str:
        picture, caption = element.first("img"), element.first("figcaption")
        if picture is None:
            raise _unknown(element, "figure without a picture")
        below = content(self._inside(caption)) if caption else "none"
        source = picture.attributes["src"]
        shown = call("picture", quoted(source), quoted(picture.attributes["alt"]), below)
        if self.pictures is None or source in self.pictures:
            return shown
        self.pictures.add(source)
        return f"{shown}#{label_of(source)};"

    def _picture(self, element: Element) -> str:
        file, alt = (quoted(element.attributes[name]) for name in ("src", "alt"))
        return call("picture", file, alt, "none")

    def of_lesson(self, level: int, prefix: str, pictures: set[str]) -> Setter:
        """Return the setter of a lesson: its headings are deeper, and pictures have labels."""
        return replace(self, level=level, prefix=prefix, pictures=pictures)


def _text(text: str) -> str:
    return "#gap();".join(inert(part) for part in text.split(GAP))


def _listing(code: str, language: str) -> str:
    named = {"lang": quoted(language)} if language else {}
    return call("raw", quoted(code.strip("\n")), block="true", **named)


def _is_title(element: Element) -> bool:
    return element.tag == "summary" or "admonition-title" in element.classes


def _alignment(cell: Element) -> str:
    found = _ALIGNED.search(cell.attributes.get("style", ""))
    return found[1] if found else "left"


def _unknown(element: Element, name: str) -> UnprintableError:
    message = f"'{name}' cannot be printed. Write it in another way"
    return UnprintableError(Unprintable(message, element.text()))
