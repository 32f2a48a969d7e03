"""What must hold for any text: escaping, places, and robustness against any damage."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import html5lib
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from studyguide.command.check import read
from studyguide.linking.name_index import NameIndex
from studyguide.model.authored_text import AuthoredText
from studyguide.model.guide import Guide
from studyguide.model.questions import Order
from studyguide.model.yaml_file import YamlFile
from studyguide.pages.forms.form import Ordering
from studyguide.pages.forms.passages import TextSettings
from studyguide.pages.forms.question_forms import form
from studyguide.pages.html.checks import Checks
from studyguide.pages.html.html_template import fill_in
from studyguide.pages.html.view import PageView
from studyguide.pages.render import render
from studyguide.pages.site import Site
from studyguide.reading.load import load_guide
from studyguide.text.checks.document_checks import Validators, document_faults
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.renderers.block_html import document_html
from studyguide.text.tree.blocks import Fault
from studyguide.text.tree.flat import atoms, flat, replaced
from studyguide.text.tree.inline_contents import inline_contents
from text_context import CONTEXT

TESTS = Path(__file__).parent
SMALL = TESTS / "small_course"

words = st.text(alphabet=st.sampled_from("abcæøå ÅXéİß.,'-–/"), max_size=12)
marks = st.sampled_from(
    ["`", "``", "```\n", "$", "$$", "[[", "]]", "|", "[", "](", ")", "![", "<", ">", "<!--", "-->",
     "\n", "\n\n", "    ", "- ", "## ", "{", "}", "\\", "*", "_", "gradient", "steepest descent",
     "[[gradient]]", "[[gradient-descent|walk]]", "`[[code]]`", "$x^2$", "&amp;", "{#id}",
     "!!! note\n"]
)  # fmt: skip
markdown = st.lists(st.one_of(words, marks), max_size=14).map("".join)


@cache
def small_guide() -> Guide:
    guide, _ = load_guide(SMALL / "content", docs=SMALL / "docs")
    assert guide is not None
    return guide


def _right(_: str) -> None:
    """Take any reference, address or question for right."""


CHECKS = Validators(reference=_right, address=_right, question=_right, headings=True)


def all_faults(text: str) -> list[Fault]:
    document, faults = parse_blocks(text)
    return [*faults, *document_faults(document, CHECKS)]


def shown(text: str) -> str:
    return str(document_html(parse_blocks(text)[0], CONTEXT))


@given(markdown)
def test_what_is_no_running_text_has_places_in_order_and_apart(text: str) -> None:
    for inlines, _ in inline_contents(parse_blocks(text)[0]):
        end = 0
        for start, stop, _ in atoms(inlines):
            assert end <= start < stop <= len(flat(inlines))
            end = stop


@given(markdown)
def test_changing_nothing_changes_nothing(text: str) -> None:
    for inlines, _ in inline_contents(parse_blocks(text)[0]):
        assert replaced(inlines, []) == inlines
        same = [(start, stop, lambda inside: inside) for start, stop, _ in atoms(inlines)]
        assert replaced(inlines, same) == inlines


plain = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)


@given(plain)
def test_a_plain_text_is_shown_to_the_letter(text: str) -> None:
    lesson = small_guide().lessons[0]
    article = replace(lesson.articles["en"], title=text, summary=f"{text} {text}")
    view = PageView(Site.of(small_guide(), "en"), "lessons/x.md", lesson)
    filled = fill_in(
        "lesson.html", view, lesson=lesson, article=article, booklets=(), checks=Checks(view)
    )
    assert filled.facts["description"] == f"{text} {text}"
    root = html5lib.parse(filled.body, namespaceHTMLElements=False)
    assert root.find(".//h1").text == text
    assert root.find(".//p[@class='lead']").text == f"{text} {text}"


@given(markdown)
def test_any_text_is_judged_without_a_crash(text: str) -> None:
    for fault in all_faults(text):
        assert 0 <= fault.line <= text.count("\n")
        assert fault.column >= 0
        assert fault.message


pieces = st.one_of(
    words,
    marks,
    st.sampled_from(
        ["<script>", "</p>", "<b onclick=x>", "<!", "$\\fraq$", "[[a|", '](x.svg "', '")']
    ),
)
TAGS = frozenset((
    *("a", "abbr", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em"),
    *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "input", "kbd"),
    *("label", "li", "mark", "ol", "p", "pre", "span", "strong", "sub", "summary", "sup", "table"),
    *("tbody", "td", "th", "thead", "tr", "ul"),
))  # fmt: skip
ATTRIBUTES = frozenset(
    ("alt", "class", "href", "id", "open", "role", "src", "start", "tabindex", "title", "width")
)
OF_INPUTS = frozenset(("aria-label", "checked", "disabled", "for", "id", "name", "type"))
"""Of the boxes of tasks and of tabs."""
ADDRESSES = ("href", "src")
MATHML = "{http://www.w3.org/1998/Math/MathML}"


def forbidden(html: str) -> list[str]:
    """Return what the HTML of a text must not have, as the reference parser reads it."""
    root = html5lib.parse(html, namespaceHTMLElements=False)
    found = []
    for element in root.find("body").iter():
        if element.tag == "body" or element.tag.startswith(MATHML):
            continue
        allowed = OF_INPUTS if element.tag in ("input", "label") else ATTRIBUTES
        if element.tag not in TAGS:
            found.append(f"<{element.tag}>")
        found += [f"{element.tag} {name}" for name in element.attrib if name not in allowed]
        for name in ADDRESSES:
            address = re.sub(r"[\x00-\x20]", "", element.get(name, "")).lower()
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", address)
            if scheme and scheme[0] not in ("http:", "https:", "mailto:", "tel:"):
                found.append(f"{name}={address}")
    return found


@given(st.lists(pieces, max_size=8).map("".join))
@examples(400)
def test_no_text_renders_with_a_crash_or_with_raw_html(text: str) -> None:
    assert forbidden(shown(text)) == []


hostile = st.sampled_from(
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
     "<iframe>", "javascript:alert(1)", "JAVASCRIPT:x", "&#106;avascript:x", "java&Tab;script:x",
     "data:text/html,x", "vbscript:x", "[x](", "[x][y]", "[y]:", "[y]: ", "\n> ", "\n- ",
     "\n\n    ", "\n!!! note\n\n    ", " 'title'", ' "title"', ")", "<", ">",
     "{: onclick=alert(1)}", "{a onclick=alert(1)}", "{onclick=x", "{:\tonclick=x}",
     "{#id onclick=x}", "```rust,ignore\n", "```shell session\n", "```{.x}\n", "```\n", "````\n",
     "\n```\n", "\n    ```\n", "~~~\n", "`", "``", "$", "$$", "*x*", "| a |\n| --- |\n| ", "\\",
     "https://example.org", "<https://example.org>", "<javascript:x>", "&lt;", "{0, 1}", "<!--",
     "-->", "\n\n", "\t", "\u00a0", "x", "## Head {#head}\n", "[a`](https://x.y)`]("]
)  # fmt: skip


@given(st.lists(st.one_of(hostile, hostile, words, marks), min_size=1, max_size=8).map("".join))
@examples(1000)
def test_a_hostile_text_is_harmless_whether_it_is_refused_or_not(text: str) -> None:
    assert forbidden(shown(text)) == []


@pytest.mark.parametrize("text", ["in {0, 1}", "*S*{1, 2}", "a {b}", "$x$ in {1, 2}", "{0, 1}"])
@pytest.mark.parametrize("around", ["{}", "a line\n{}", "| a |\n| --- |\n| {} |", "- {}", "> {}"])
def test_words_in_braces_are_shown(around: str, text: str) -> None:
    markdown = around.format(text)
    assert all_faults(markdown) == []
    assert text[text.index("{") :] in re.sub(r"<math.*?</math>", "", shown(markdown))


@pytest.mark.parametrize(
    "html",
    [
        "<p><script>x</script></p>", '<p onclick="x">y</p>', '<a href="java\nscript:x">y</a>',
        '<a href="&#106;avascript:x">y</a>', '<img src="data:image/svg+xml,x">',
        "<iframe></iframe>", "<svg/onload=alert(1)>", '<form action="x">',
        '<a href="vbscript:x">y</a>', "<META http-equiv=x>",
    ],
)  # fmt: skip
def test_active_html_would_be_seen(html: str) -> None:
    assert forbidden(f"<div><p>Words.</p>{html}</div>")


def test_words_about_html_are_harmless() -> None:
    html = shown("Write `<script>`, onclick=, data: or javascript: as words.")
    assert "&lt;script&gt;" in html
    assert forbidden(html) == []


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(words, min_size=1), min_size=1))
def test_a_place_in_yaml_has_the_line_where_it_is_written(data: dict[str, list[str]]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=False, width=10_000)
    file = YamlFile("x.yml", text)
    for key, items in data.items():
        for index, item in enumerate(items):
            line = text.splitlines()[file.line((key, index)) - 1]
            assert yaml.safe_load(line.strip().removeprefix("-").strip() or "''") == item


SEPARATORS = st.sampled_from([" ", " ", "\n", "\n", "\n  ", "\n\n", "\n\n\n", "\n  \n"])
STYLES = st.sampled_from([">", ">-", ">+", "|", "|-", ">2", '"', "'", ""])


@given(STYLES, st.lists(SEPARATORS, max_size=8), st.integers(0, 3))
@examples(400)
def test_a_place_in_a_text_has_the_line_of_the_file_where_its_word_stands(
    style: str, separators: list[str], above: int
) -> None:
    written = "w0" + "".join(f"{one}w{at}" for at, one in enumerate(separators, start=1))
    inside = "\n".join(f"    {line}".rstrip() for line in written.split("\n"))
    if style[:1] in (">", "|"):
        text = f"{style}\n{inside}\n"
    else:
        text = f"{style}{inside.lstrip()}{style}\n"
    file = YamlFile("x.yml", "# \ufeffæ😀\n" * above + f"- a: {text}  b: 1\n")
    found = yaml.safe_load(file.text)[0]["a"]
    for number, line in enumerate(file.text.splitlines(), start=1):
        for word in re.findall(r"w\d", line):
            offset = found[: found.index(word)].count("\n")
            column = found.split("\n")[offset].index(word)
            problem = file.problem((0, "a"), "wrong", offset=offset, column=column)
            assert problem.line == number, word


@pytest.mark.parametrize(
    "text",
    [
        '- a: "w0\\nw1 \\"w2\n    w3\\\n    w4"\n',
        '{a: "x", b: ["w0\n  w1"]}\n',
        "- a: 'it''s w0\n    it''s w1'\n",
        "- a: >-\n    w0\n      w1\n    w2\n",
        "- a: w0\n    w1 w2\n",
    ],
)
def test_escapes_and_indentation_do_not_move_a_place(text: str) -> None:
    file = YamlFile("x.yml", text)
    data = yaml.safe_load(text)
    loc: tuple[str | int, ...] = (0, "a") if isinstance(data, list) else ("b", 0)
    found = data[0]["a"] if isinstance(data, list) else data["b"][0]
    for number, line in enumerate(text.splitlines(), start=1):
        for word in re.findall(r"w\d", line):
            offset = found[: found.index(word)].count("\n")
            column = found.split("\n")[offset].index(word)
            assert file.problem(loc, "x", offset=offset, column=column).line == number, word


@given(st.integers(2, 12), st.text(max_size=20))
def test_mixed_items_are_all_there_and_never_in_the_right_order(number: int, seed: str) -> None:
    texts = tuple(AuthoredText({"": str(index)}) for index in range(number))
    question = Order(
        id=seed, kind="order", prompt=texts[0], terms=(), items=texts, explanation=texts[0]
    )
    control = form(question, TextSettings(("en",))).parts[0].control
    assert isinstance(control, Ordering)
    places = [item.place for item in control.items]
    assert sorted(places) == list(range(1, number + 1))
    assert places != sorted(places)


def test_links_compare_names_without_case_and_spacing() -> None:
    guide, _ = load_guide(SMALL / "content")
    assert guide is not None
    links = NameIndex.of(guide.terms.values(), "en")
    assert links.find("Steepest  DESCENT") == ("gradient-descent",)
    assert links.find("gradienten") == ()


FILES = sorted(
    path.relative_to(SMALL).as_posix()
    for path in SMALL.rglob("*")
    if path.suffix in (".yml", ".md", ".svg")
)
damage = st.sampled_from(
    ["", " ", "\n", "\t", ":", "-", "[", "]", "{", "}", '"', "'", "|", "#", "&a", "*a", "!!x ",
     "<b>", "$", "`", "null", "0", "\x00", "\u2028", "æ", "---\n", "[[", "{{", "}}",
     "]]", "\\", "%", "@"]
)  # fmt: skip


@given(st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 40), damage)
@examples(300)
def test_no_damage_to_a_file_makes_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, name: str, at: float, length: int, put: str
) -> None:
    course = tmp_path_factory.getbasetemp() / "damaged"
    if not course.exists():
        shutil.copytree(SMALL, course)
    text = (SMALL / name).read_text(encoding="utf-8")
    start = int(at * len(text))
    (course / name).write_text(text[:start] + put + text[start + length :], encoding="utf-8")
    try:
        guide, problems = read(course)
    finally:
        shutil.copy(SMALL / name, course / name)
    lines = {problem.path: problem.line for problem in problems}
    assert all(path.startswith(("content/", "docs/")) and line >= 1 for path, line in lines.items())
    if guide is not None and not any(problem.severity == "error" for problem in problems):
        for language in guide.course.languages:
            render(guide, language)
