"""Terms become links in HTML that MkDocs and its plugins made."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sites import ROOT
from studyguide.linking.html_links import with_links
from studyguide.linking.name_index import NameIndex
from studyguide.linking.names_in_text import NameFinder
from studyguide.reading.load import load_guide


@cache
def finder() -> NameFinder:
    guide, _ = load_guide(ROOT / "tests/small_course/content")
    assert guide is not None
    return NameFinder.of(NameIndex.of(guide.terms.values(), "en"))


def linked(html: str, *, automatic: bool = True) -> str:
    """Return HTML with links to terms, written `{gradient:the gradient}`."""
    found, _ = with_links(html, finder(), lambda id_: f"/{id_}/", automatic=automatic)
    return re.sub(r'<a class="term[^"]*" href="/([^/]*)/">(.*?)</a>', r"{\1:\2}", found, flags=re.S)


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ("<p>A gradient.</p>", "<p>A {gradient:gradient}.</p>"),
        ("<p>A <em>gradient</em>.</p>", "<p>A <em>{gradient:gradient}</em>.</p>"),
        ("<p>[[GD]]</p>", "<p>{gradient-descent:GD}</p>"),
        ("<p>[[gradient|the &amp; slope]]</p>", "<p>{gradient:the &amp; slope}</p>"),
        ("<p>[[|gradient]] gradient</p>", "<p>gradient {gradient:gradient}</p>"),
        ("<p>step\nsize</p>", "<p>{step-size:step\nsize}</p>"),
        (
            "<ul><li>a gradient<li>a gradient</ul><h2>Next</h2><p>gradient",
            "<ul><li>a {gradient:gradient}<li>a gradient</ul><h2>Next</h2><p>{gradient:gradient}",
        ),
        (
            "<svg><text>gradient</text></svg><p>gradient</p>",
            "<svg><text>gradient</text></svg><p>{gradient:gradient}</p>",
        ),
    ],
)
def test_names_and_references_become_links(html: str, result: str) -> None:
    assert linked(html) == result


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#">a <b>gradient</b></a>',
        "<code>[[gradient]]</code>",
        "<pre><span>[[gradient]]</span> gradient</pre>",
        "<h2>The gradient<br></h2>",
        '<p class="admonition-title">gradient</p>',
        "<script>gradient < 1 && '</p>'</script>",
        "<style>gradient {}</style><!-- gradient -->",
        "<math><mtext>gradient</mtext></math>",
        '<img alt="gradient"><p>agradient &lt;x&gt;',
    ],
)
def test_what_is_no_running_text_is_left_as_it_is(html: str) -> None:
    assert linked(html) == html


def test_without_automatic_links_only_references_become_some() -> None:
    html = "<p>A gradient, the [[gradient]].</p>"
    assert linked(html, automatic=False) == "<p>A gradient, the {gradient:gradient}.</p>"


def test_a_reference_that_means_no_term_stays_and_is_told() -> None:
    html, unknown = with_links("<p>[[nowhere|&lt;x&gt;]]</p>", finder(), str)
    assert html == "<p>&lt;x&gt;</p>"
    assert unknown == ("nowhere",)


TAGS = ["<p>", "</p>", "<em>", "</em>", "<a>", "</a>", "<pre>", "</pre>", "<br>", "<h2>", "</h2>"]
SIGNS = ["&amp;", "&#8211;", "&", "<", ">", '"', "<!--x-->", "<x/>", "</x", "\n", " ", "æ"]
MARKUP = st.lists(st.sampled_from([*TAGS, *SIGNS]), max_size=12).map("".join)


@given(MARKUP)
def test_what_names_no_term_stays_to_the_letter(html: str) -> None:
    assert linked(html) == html
