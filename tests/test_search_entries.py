"""What the search knows of a site, as data: terms, passages, their sentences, and the index."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape

import pytest
from markupsafe import Markup

from authoring import MARKDOWN, examples
from sites import ROOT
from studyguide.addresses.uris import address_of
from studyguide.engine.docs_search_entries import docs_passages
from studyguide.engine.search_index import entries
from studyguide.languages.stemming import stemming_of
from studyguide.pages.registry import registry_of
from studyguide.pages.search.entries import FoundTerm, SearchEntry, found_terms, passages
from studyguide.pages.search.files import search_files
from studyguide.pages.search.index import postings
from studyguide.pages.search.sentences import sentences_of
from studyguide.pages.site import Site
from studyguide.reading.load import load_guide
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.renderers.search_html import document_search
from studyguide.text.tree.plain import document_words

SMALL = ROOT / "tests/small_course"


@cache
def site(language: str = "en") -> Site:
    guide, problems = load_guide(SMALL / "content", docs=SMALL / "docs")
    assert guide is not None
    assert problems == ()
    return Site.of(guide, language)


@cache
def by_address(language: str = "en") -> dict[str, SearchEntry]:
    return {passage.address: passage for passage in passages(site(language))}


def found_term(id_: str) -> FoundTerm:
    return next(term for term in found_terms(site()) if term.id == id_)


def files(others: tuple[SearchEntry, ...] = ()) -> dict[str, str]:
    return {file.uri: file.text for file in search_files(site(), others)}


def test_a_page_is_found_by_its_title_and_each_section_by_its_heading() -> None:
    lesson = "lessons/walking-downhill/"
    own = {place: one for place, one in by_address().items() if place.startswith(lesson)}
    assert [*own] == [lesson, f"{lesson}#the-slope", f"{lesson}#the-next-lesson"]
    assert {one.page for one in own.values()} == {"Walking downhill"}
    assert own[f"{lesson}#the-slope"].section == "The slope"
    assert {"weeks/1/#homework", "flashcards/", "quiz/exam/", "", "map/"} < by_address().keys()


def test_a_section_has_the_words_of_its_texts_without_links_and_with_formulas() -> None:
    text = by_address()["lessons/walking-downhill/#the-slope"].text
    first, *_, last = sentences_of(text, "en")
    assert first.startswith("Where <math><msup><mi>f</mi>")
    assert first.endswith("the function rises, so we walk against the gradient.")
    assert last == "The same walk works in any number of dimensions."
    assert "<code>for _ in range(3):</code>" in [*sentences_of(text, "en")]
    assert "A parabola with three steps down." in text
    assert "eta" not in text
    assert "<a" not in text


def test_a_term_is_found_by_all_its_names_and_all_that_its_entry_says() -> None:
    term = found_term("gradient-descent")
    assert {"gradient descent", "gradientnedstigning", "GD", "steepest descent"} <= {*term.names}
    assert term.meaning == "Gradient descent is a walk against the gradient in small steps."
    text = " ".join(term.texts)
    for words in ("in small steps", "On a parabola,", "A parabola with", "x -= 0.1"):
        assert words in text


def test_a_question_is_found_by_what_it_asks_and_never_shows_what_is_right() -> None:
    question = by_address()["quiz/week-1/#uphill"]
    assert (question.kind, question.page) == ("question", "Self-check: week 1")
    assert question.text == "<p>Where does the gradient point?</p>"
    everything = " ".join([*files().values(), *(str(one) for one in entries(site()))])
    for answer in ("Its derivative", "Think of a hill", "steepest way up", "It halves", "upwards"):
        assert answer not in everything


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_passage_leads_to_a_place_of_its_page_and_has_few_elements(language: str) -> None:
    registry, _ = registry_of(site(language).guide, language)
    pages = {address_of(page.uri): page for page in registry.pages()}
    for address, passage in by_address(language).items():
        body = pages[address.partition("#")[0]].body
        assert not passage.anchor or f'id="{passage.anchor}"' in body, address
        text = re.sub(r"<math.*?</math>", "", passage.text)
        assert set(re.findall(r"<[^>]*>", text)) <= ELEMENTS, address


ELEMENTS = {
    f"<{end}{tag}>"
    for tag in ("p", "ul", "ol", "li", "pre", "code", "sub", "sup")
    for end in ("", "/")
}


@pytest.mark.parametrize("source", examples(MARKDOWN))
def test_every_word_of_every_construct_is_found(source: str) -> None:
    document, _ = parse_blocks(source)
    html = document_search(document)
    text = unescape(re.sub(r"<[^>]*>", "", re.sub("<math.*?</math>", " ", html)))
    words = document_words(document, formula=lambda _: " ").split()
    assert [word for word in words if word not in text and word.strip("0123456789.")] == []
    shown = unescape(re.sub(r"<[^>]*>", "", " ".join(sentences_of(html, "en"))))
    assert "".join(shown.split()) == "".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def test_sentences_end_neither_in_a_formula_nor_in_code() -> None:
    html = Markup("<p>Say <code>b. C</code> once. <math><mo>.</mo></math> is $5. See, e.g. Bo.</p>")
    assert [*sentences_of(html, "en")] == [
        "Say <code>b. C</code> once.", "<math><mo>.</mo></math> is &#36;5.", "See, e.g. Bo.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "trained training trains train"),
        ("en", "probability probabilities"),
        ("en", "regularization regularize regularizing"),
        ("nb", "læringsrate laeringsraten læringsratene laringsrate"),
        ("nb", "nevron nevroner nevronene nevronets"),
        ("nb", "trene trener trent trening treningen"),
        ("nb", "støy støyen stoy stoeyen"),
        ("de", "Netz Netze Netzen Netzes"),
        ("de", "Säure Säuren Saeure saure"),
    ],
)
def test_words_are_the_same_in_their_forms_and_on_any_keyboard(language: str, words: str) -> None:
    stemming = stemming_of(language, ("en", "nb", "de"))
    assert len({*stemming.words(words)}) == 1, [*stemming.words(words)]


def test_words_that_say_nothing_are_left_out() -> None:
    assert [*stemming_of("en", ("en",)).words("the layer that drops C++ in 3.5 of it")] == [
        "lay", "drop", "c++", "3.5",
    ]  # fmt: skip


def test_a_word_counts_more_where_it_stands_more_often_and_in_a_shorter_text() -> None:
    long = {"a": 1.0, **{f"w{number}": 1.0 for number in range(30)}}
    found = postings([{"a": 3.0, "b": 1.0}, {"a": 1.0, "b": 1.0}], [long, {"a": 1.0}])
    often, once, in_long, in_short = (step % 10 for step in found["a"])
    assert often > once
    assert in_short > in_long
    assert [step // 10 for step in found["a"]] == [0, 1, 1, 1]


def test_a_small_course_has_one_part_of_each_and_a_large_one_many() -> None:
    assert [*files()] == ["search/index.json", "search/words-0.json", "search/texts-0.json"]
    text = Markup("<p>{}</p>").format(" ".join(f"word{number} said" for number in range(1500)))
    many = tuple(SearchEntry(f"p{number}/", f"P {number}", "", text) for number in range(60))
    parted = files(many)
    index = json.loads(parted["search/index.json"])
    texts = [json.loads(parted[f"search/texts-{at}.json"]) for at in range(len(index["texts"]))]
    assert len(texts) > 4
    assert [*map(len, texts)] == [
        end - start
        for start, end in zip(
            index["texts"], [*index["texts"][1:], index["terms"] + index["passages"]], strict=True
        )
    ]
    assert max(map(len, parted.values())) < 300_000


def test_a_page_of_docs_is_read_section_by_section() -> None:
    html = (
        '<h1 id="top">Page<a class="headerlink" href="#top">¶</a></h1><p>Above &lt;all&gt;.</p>'
        '<h2 id="one">One <code>f</code><a class="headerlink" href="#one">¶</a></h2>'
        "<ul><li>first<br>line</li><li>second</li></ul><script>never</script>"
        '<div data-search-exclude><p>hidden</p></div><h2 id="two">Two</h2><p>end</p>'
    )
    found = {one.address: (one.section, one.text) for one in docs_passages(html, "a/", "Page")}
    assert found == {
        "a/": ("", "<p>Above &lt;all&gt;.</p>"),
        "a/#one": ("One f", "<p>first line</p> <p>second</p>"),
        "a/#two": ("Two", "<p>end</p>"),
    }
