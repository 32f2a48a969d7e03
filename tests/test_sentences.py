"""Sentences: where the first one ends, what follows it, and the sentence around a mention."""

from __future__ import annotations

import pytest
from hypothesis import given

from studyguide.text.parsing.parse import parse_blocks, parse_inline
from studyguide.text.renderers.inline_markdown import inline_markdown
from studyguide.text.renderers.markdown import document_markdown
from studyguide.text.tree.inline_contents import inline_contents
from studyguide.text.tree.plain import plain_words
from studyguide.text.tree.sentences import (
    after_first_sentence,
    all_sentences,
    first_sentence,
    sentences,
)
from test_text import HOSTILE


def first(markdown: str) -> str:
    """Return the first sentence of a text as Markdown."""
    return inline_markdown(first_sentence(parse_blocks(markdown)[0], ""))


def every(markdown: str) -> list[str]:
    """Return each sentence of a text as Markdown."""
    return [inline_markdown(one) for one in all_sentences(parse_blocks(markdown)[0].blocks, "")]


@pytest.mark.parametrize(
    ("markdown", "sentence"),
    [
        ("One. Two.", "One."),
        ("Steps, e.g. SGD, move. Then stop.", "Steps, e.g. SGD, move."),
        ("Det er f.eks. Adam som brukes. Så slutt.", "Det er f.eks. Adam som brukes."),
        ("Call `model.fit. Now` once. Then wait.", "Call `model.fit. Now` once."),
        ("It costs $1.5$ or 2.5 units. More.", "It costs $1.5$ or 2.5 units."),
        ("Really? Yes!", "Really?"),
        ("He said «stopp!» Then it ended.", "He said «stopp!»"),
        ("Two lines\nof one sentence. Next.", "Two lines of one sentence."),
        ("No full stop\n\nNext paragraph.", "No full stop"),
        ("The U. S. Army. Next.", "The U. S. Army."),
        ("See [[term]]. [[Another]] begins.", "See [[term]]."),
        ("**All of it. Strong.** Then.", "**All of it.**"),
    ],
)
def test_the_first_sentence_ends_where_a_reader_would_end_it(markdown: str, sentence: str) -> None:
    assert first(markdown) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "It is the gradient w.r.t. $w$ of a loss.",
        "The samples are i.i.d. $x$ by assumption.",
        "More of it, see p. 4 of the book.",
        "It is no. 1 of the list.",
        "Gradienten er en vektor, jf. s. 12 i boka.",
        "Det står i kap. 4 i boka.",
        "Det går fort mht. GPU og minne.",
        "Det går fort pga. GPU og minne.",
        "Dvs. ML er nyttig.",
        "Look at fig. 3 and Fig. 4 of it.",
        "Smith et al. Neural nets are in it.",
        "Vi bruker bl.a. Adam og SGD.",
        "Vekter, skjevhet osv. Adam er en metode.",
        "Das ist z. B. Adam und mehr.",
        "Compare cf. Eq. 4 and Sec. $k$ with it.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert first(f"{sentence} Next one.") == sentence


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("17. mai er en fest. Neste.", "17. mai er en fest."),
        ("17. Mai er en fest. Neste.", "17. Mai er en fest."),
        ("17. mai er\nen fest. Neste.", "17. mai er en fest."),
        ("1. ordens metode. Neste.", "1. ordens metode."),
        ("1. Compute it.\n2. Take it off.", "1. Compute it."),
        ("> A quotation. Then.", "A quotation."),
        ("- One.\n- Two.", "One."),
        ("1.5 metres is long. Then.", "1.5 metres is long."),
        ("**Strong** words. Then.", "Strong words."),
        ("$$\nx\n$$\n\nIt is $x$. Then.", "It is x."),
        ("| a | b |\n|---|---|\n| c | d |", "a · b"),
        ("```\ncode\n```", ""),
    ],
)
def test_a_first_sentence_keeps_a_number_and_no_other_mark(markdown: str, words: str) -> None:
    assert plain_words(first_sentence(parse_blocks(markdown)[0], "")) == words


@pytest.mark.parametrize(
    ("markdown", "rest"),
    [
        ("One. Two. Three.", "Two. Three.\n"),
        ("Only one.\n\nThen this.", "Then this.\n"),
        ("1. One. Two.\n2. Three.", "1. Two.\n2. Three.\n"),
        ("17. One.\n18. Two.", "18. Two.\n"),
        ("- One.\n- Two.", "- Two.\n"),
        ("> One. Two.", "> Two.\n"),
        ("Only one.", "\n"),
    ],
)
def test_what_follows_the_first_sentence_is_all_the_rest(markdown: str, rest: str) -> None:
    assert document_markdown(after_first_sentence(parse_blocks(markdown)[0], "")) == rest


@given(HOSTILE)
def test_the_sentences_of_a_line_are_the_line(source: str) -> None:
    for inlines, _ in inline_contents(parse_blocks(source)[0]):
        parts = [plain_words(one) for one in sentences(inlines, "")]
        assert "".join("".join(parts).split()) == "".join(plain_words(inlines).split())


def test_a_sentence_in_a_text_keeps_its_number_if_it_is_no_list() -> None:
    sentences = [plain_words(one) for one in all_sentences(parse_blocks(TWO_DAYS)[0].blocks, "")]
    assert sentences == ["Before.", "17. mai is it.", "After.", "On 18. mai too.", "a", "b"]


TWO_DAYS = "Before.\n\n17. mai is it. After.\n\nOn 18. mai too.\n\n1. a\n2. b"


def test_the_sentence_around_a_mention_leaves_out_list_marks_and_neighbours() -> None:
    markdown = "Before. Here.\n\n- First item\n- Second with [[term]] in it\n\nAfter."
    assert "Second with [[term]] in it" in every(markdown)


def test_in_a_table_the_row_is_the_sentence() -> None:
    markdown = "| a | b |\n| --- | --- |\n| [[x|the x]] | $1$ |\n| [[y]] | $2$ |\n"
    assert every(markdown) == ["a · b", "[[x|the x]] · $1$", "[[y]] · $2$"]


def test_a_box_s_title_is_no_part_of_its_sentences() -> None:
    markdown = '!!! note "Title"\n\n    The [[term]] is here. And gone.'
    assert every(markdown) == ["The [[term]] is here.", "And gone."]


def test_a_sentence_of_a_line_is_on_one_line() -> None:
    (one, other), _ = sentences(parse_inline("One. Two.")[0], ""), None
    assert (plain_words(one), plain_words(other)) == ("One.", "Two.")
