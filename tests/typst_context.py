"""A booklet for texts in tests: terms as links to labels below `t-`, pictures as they are named."""

from __future__ import annotations

from studyguide.languages.wording import wording
from studyguide.pages.booklets.media_typst import figure, picture
from studyguide.pages.booklets.pdf_compiler import CompileError, Job, PdfCompiler
from studyguide.pages.booklets.speech import Speaker
from studyguide.pages.booklets.typst_context import TypstContext
from studyguide.pages.booklets.typst_syntax import call, content, dictionary, literal_text, quoted
from studyguide.text.tree.inlines import Gap

_ENTRIES = wording("en").entries
_SETTINGS = {
    "paper": quoted("a4"),
    "large": "false",
    "language": quoted("en"),
    "home": quoted(""),
    "words": dictionary(**{key: quoted(text) for key, text in _ENTRIES["booklet"].items()}),
    "from-right": "false",
    "script-fonts": "()",
    "too-wide": "()",
}
SETTINGS = "".join(f"#let {name} = {value}\n" for name, value in _SETTINGS.items()).encode()
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="160" height="60">'
    b'<rect width="150" height="50" x="5" y="5" fill="#7aa"/></svg>'
)


def _gap(gap: Gap) -> str:
    return call("gap") if gap.number else ""


def _is_file(href: str) -> bool:
    return href.startswith("files/")


def _web(href: str) -> str:
    if _is_file(href):
        return f"https://example.org/{href}"
    return href if ":" in href else ""


CONTEXT = TypstContext(
    speaker=Speaker(_ENTRIES["spoken"]["words"], _ENTRIES["spoken"]["signs"]),
    target=lambda href: "<here>" if href.startswith("#") else quoted(f"https://example.org/{href}"),
    web=_web,
    is_file=_is_file,
    term=lambda id_, words: call("link", f"label({quoted('t-' + id_)})", content(words)),
    picture=lambda image: picture(image.source, image),
    figure=lambda image, caption: figure(image.source, image, caption),
    gap=_gap,
    question=lambda id_: literal_text(f"See question {id_}."),
    id_prefix="x",
)


def printed(source: str, pictures: tuple[str, ...] = ()) -> bytes | CompileError:
    """Return the PDF of a text in a booklet, or what the printer refuses."""
    head = '#import "booklet.typ": *\n#show: booklet.with(title: "x", course: "y", part: "z")\n'
    title = '#cover(course: "y", title: [x], contents-title: "Contents")\n#section([x], <here>)\n'
    files = {"settings.typ": SETTINGS} | dict.fromkeys(pictures, DRAWING)
    return PdfCompiler().pdf(Job(head + title + source, files, 0))
