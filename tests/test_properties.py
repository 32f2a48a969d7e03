"""What must hold for any text: linking, escaping, places, and robustness against any damage."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import html5lib
import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from studyguide.command.check import read
from studyguide.linking.links import Links
from studyguide.model.questions import Order
from studyguide.model.text import Text
from studyguide.model.yaml_file import YamlFile
from studyguide.pages.forms.form import Ordering
from studyguide.pages.forms.kinds import form
from studyguide.pages.render import render
from studyguide.pages.site import Site
from studyguide.pages.writer import Writer
from studyguide.prose.allowed import forbidden_in_page, forbidden_in_text
from studyguide.prose.faults import prose_faults
from studyguide.prose.html import HtmlWriter
from studyguide.prose.plain import as_markdown, plain_text
from studyguide.prose.spans import replace_spans, spans
from studyguide.reading.load import load_guide

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


@pytest.fixture(scope="module")
def writer() -> Writer:
    guide, _ = load_guide(SMALL / "content", docs=SMALL / "docs")
    assert guide is not None
    return Writer(Site.of(guide, "en"), "lessons/steps.md", guide.lessons[1])


def linked(writer: Writer, text: str) -> str:
    """Return the text with its references as links, pictures and links to lessons left out."""
    without = replace_spans(text, lambda one: "" if one.kind in ("image", "link") else None)
    return writer.block(Text({"en": without}))


@given(markdown)
def test_spans_are_in_order_and_apart(text: str) -> None:
    end = 0
    for span in spans(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end


@given(markdown)
def test_replacing_nothing_changes_nothing(text: str) -> None:
    assert replace_spans(text, lambda _: None) == text


@given(markdown)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_linking_leaves_no_reference_and_is_done_once(writer: Writer, text: str) -> None:
    once = linked(writer, text)
    assert linked(writer, once) == linked(writer, linked(writer, once))
    assert writer.markdown("[[gradient]]") in linked(writer, "[[gradient]]")


@given(st.lists(st.one_of(words, st.just("[[gradient]]"), st.just("`[[code]]`"))).map(" ".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_linking_never_changes_the_words(writer: Writer, text: str) -> None:
    shown = re.sub(r"\{ \.term \}", "", linked(writer, text))
    assert plain_text(shown) == plain_text(text)


@given(st.lists(words, min_size=1).map(" ".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_code_math_and_headings_are_never_touched(writer: Writer, text: str) -> None:
    inside = re.sub(r"[^\w ]", "", text).strip() or "x"
    for kept in (f"`[[{inside}]]`", f"$[[{inside}]]$", f"```\n[[{inside}]]\n```", f"## {inside}"):
        assert linked(writer, kept) == kept


plain = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)


@given(plain)
def test_a_plain_text_is_shown_to_the_letter(text: str) -> None:
    shown = HtmlWriter().line(f"x{as_markdown(text)}x")
    assert html.unescape(re.sub(r"<[^>]+>", "", shown)) == f"x{text}x"


@given(markdown)
def test_any_text_is_judged_without_a_crash(text: str) -> None:
    faults = prose_faults(text, reference=lambda _: None, address=lambda _: None)
    assert all(0 <= line <= text.count("\n") and message for line, message in faults)


pieces = st.one_of(
    words,
    marks,
    st.sampled_from(
        ["<script>", "</p>", "<b onclick=x>", "<!", "$\\fraq$", "[[a|", '](x.svg "', '")']
    ),
)
TAGS = {
    *("a", "blockquote", "br", "code", "details", "div", "em", "figure", "h1", "h2", "h3", "h4"),
    *(
        "h5",
        "h6",
        "hr",
        "img",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
    ),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
}


@given(st.lists(pieces, max_size=8).map("".join))
@settings(max_examples=400, suppress_health_check=[HealthCheck.filter_too_much])
def test_a_text_without_a_fault_renders_without_a_crash_and_without_raw_html(text: str) -> None:
    faults = prose_faults(text, reference=lambda _: None, address=lambda _: None, headings=True)
    assume(not any(faults))
    shown = re.sub(r"<math.*?</math>", "", HtmlWriter().block(text), flags=re.S)
    assert set(re.findall(r"<([a-z]\w*)", shown)) <= TAGS
    unquoted = re.sub(r'"[^"]*"', '""', shown)
    assert not re.search(r"<[^>]*\son\w+\s*=", unquoted)


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
ADDRESSES = ("href", "src", "xlink:href")


def active(shown: str) -> list[str]:
    """Return what runs or leads elsewhere in HTML, as the reference parser reads it."""
    root = html5lib.parse(shown, treebuilder="etree", namespaceHTMLElements=False)
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str) or "MathML" in element.tag:
            continue
        if element.tag not in TAGS | {"html", "head", "body", "dl", "dt", "dd"}:
            found.append(element.tag)
        for name, value in element.attrib.items():
            address = re.sub(r"[\x00-\x20]", "", value).lower()
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", address)
            if str(name).startswith("on") or name in ("srcdoc", "action", "formaction"):
                found.append(f"{element.tag} {name}")
            elif name in ADDRESSES and scheme and scheme[0] not in ("http:", "https:", "mailto:"):
                found.append(f"{name}={value}")
    return found


@given(st.lists(st.one_of(hostile, hostile, words, marks), min_size=1, max_size=8).map("".join))
@settings(max_examples=1000, suppress_health_check=[HealthCheck.filter_too_much])
def test_a_hostile_text_is_refused_or_harmless(text: str) -> None:
    faults = prose_faults(text, reference=_right, address=_right, headings=True)
    if any(faults):
        return
    shown = HtmlWriter().block(text)
    if not forbidden_in_text(shown):  # refused with its line as well
        assert active(shown) == []
        assert not forbidden_in_page(shown)


def _right(_: str) -> None:
    """Take any reference or address for right."""


@pytest.mark.parametrize("text", ["in {0, 1}", "*S*{1, 2}", "a {b}", "$x$ in {1, 2}", "{0, 1}"])
@pytest.mark.parametrize("around", ["{}", "a line\n{}", "| a |\n| --- |\n| {} |", "- {}", "> {}"])
def test_words_in_braces_are_shown(around: str, text: str) -> None:
    markdown = around.format(text)
    assert not any(prose_faults(markdown, reference=_right, address=_right))
    assert text[text.index("{") :] in HtmlWriter().block(markdown)


@pytest.mark.parametrize(
    "shown",
    [
        "<p><script>x</script></p>", '<p onclick="x">y</p>', '<a href="java\nscript:x">y</a>',
        '<a href="&#106;avascript:x">y</a>', '<img src="data:image/svg+xml,x">',
        "<iframe></iframe>", "<svg/onload=alert(1)>", '<form action="x">',
        '<a href="vbscript:x">y</a>', "<META http-equiv=x>",
    ],
)  # fmt: skip
def test_active_html_is_seen_in_the_last_look(shown: str) -> None:
    assert forbidden_in_page(f"<div><p>Words.</p>{shown}</div>")
    assert forbidden_in_text(shown)


def test_words_about_html_are_harmless() -> None:
    shown = "<p>Write <code>&lt;script&gt;</code>, onclick=, data: or javascript: as words.</p>"
    assert not forbidden_in_page(shown)
    assert not forbidden_in_text(shown)


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(words, min_size=1), min_size=1))
def test_a_place_in_yaml_has_the_line_where_it_is_written(data: dict[str, list[str]]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=False, width=10_000)
    file = YamlFile("x.yml", text)
    for key, items in data.items():
        for index, item in enumerate(items):
            line = text.splitlines()[file.line((key, index)) - 1]
            assert yaml.safe_load(line.strip().removeprefix("-").strip() or "''") == item


@given(st.integers(2, 12), st.text(max_size=20))
def test_mixed_items_are_all_there_and_never_in_the_right_order(number: int, seed: str) -> None:
    texts = tuple(Text({"": str(index)}) for index in range(number))
    question = Order(
        id=seed, kind="order", prompt=texts[0], terms=(), items=texts, explanation=texts[0]
    )
    control = form(question, ("en",)).parts[0].control
    assert isinstance(control, Ordering)
    places = [item.place for item in control.items]
    assert sorted(places) == list(range(1, number + 1))
    assert places != sorted(places)


def test_links_compare_names_without_case_and_spacing() -> None:
    guide, _ = load_guide(SMALL / "content")
    assert guide is not None
    links = Links.of(guide.terms.values(), "en")
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
@settings(max_examples=300, deadline=None)
def test_no_damage_to_a_file_makes_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, name: str, at: float, length: int, put: str
) -> None:
    course = tmp_path_factory.getbasetemp() / "damaged"
    shutil.copytree(SMALL, course, dirs_exist_ok=True)
    text = (SMALL / name).read_text(encoding="utf-8")
    start = int(at * len(text))
    (course / name).write_text(text[:start] + put + text[start + length :], encoding="utf-8")
    guide, problems = read(course)
    lines = {problem.path: problem.line for problem in problems}
    assert all(path.startswith(("content/", "docs/")) and line >= 1 for path, line in lines.items())
    if guide is not None and not any(problem.severity == "error" for problem in problems):
        for language in guide.course.languages:
            render(guide, language)
