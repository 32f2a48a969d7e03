"""Terms find each other: labelled texts, inflections, and what linking never does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checks.linking import linked, links_in, references_found_alone
from examples import examples
from long_course import long_guide
from studyguide.languages.inflection import inflections
from studyguide.linking.everyday import usage_of
from studyguide.linking.mentions import term_texts
from studyguide.linking.name_index import NameIndex
from studyguide.linking.name_table import NameTable
from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.term_links import linked_blocks
from studyguide.model.guide import Term
from studyguide.model.yaml_file import YamlFile
from studyguide.reading.load import load_guide
from studyguide.reading.schema_checks import TERM, read_records
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.renderers.block_html import document_html
from studyguide.text.tree.blocks import Document, Heading
from studyguide.text.tree.flat import atoms, flat
from studyguide.text.tree.inline_contents import inline_contents, with_inline_contents
from studyguide.text.tree.inlines import TermLink
from studyguide.text.tree.plain import document_words
from studyguide.text.tree.unlinked import unlinked
from text_context import CONTEXT

TESTS = Path(__file__).parent
CORPUS = TESTS / "linking"
_LABEL = re.compile(r"\{([a-z0-9-]+)\|([^}]+)\}")
Place = tuple[int, int, str]


@dataclass(frozen=True)
class Labelled:
    """A paragraph of a labelled text, and where an editor would link what."""

    text: str
    links: frozenset[Place]


def glossary(entries: list[Mapping[str, object]]) -> tuple[Term, ...]:
    """Return terms of which only names matter."""
    data = [{"definition": {"en": "x", "nb": "x"}, **entry} for entry in entries]
    terms, problems = read_records(TERM, data, YamlFile("terms.yml", ""), kind="term")
    assert problems == ()
    return tuple(term for _, term in terms)


def finder(language: str, *entries: Mapping[str, object]) -> NameFinder:
    return NameFinder.of(NameIndex.of(glossary(list(entries)), language))


def labelled(file: Path) -> Iterator[Labelled]:
    """Yield the paragraphs of a labelled text."""
    text = file.read_text(encoding="utf-8")
    for paragraph in re.split(r"\n[ \t]*\n", text.strip()):
        plain, links, end = "", set(), 0
        for label in _LABEL.finditer(paragraph):
            plain += paragraph[end : label.start()]
            links.add((len(plain), len(plain) + len(label[2]), label[1]))
            plain += label[2]
            end = label.end()
        yield Labelled(plain + paragraph[end:], frozenset(links))


def places(text: str, finder: NameFinder) -> Iterator[Place]:
    """Yield where links stand in a text that has no other markup than emphasis and code."""
    at = 0
    for words, term in links_in(linked_blocks(text, finder)):
        pattern = re.escape(words).replace("\\\n", r"\s+")
        found = re.compile(rf"(?<!\w){pattern}(?!\w)").search(text, at)
        assert found is not None, words
        at = found.end()
        yield found.start(), found.end(), term


@dataclass(frozen=True)
class Accuracy:
    """How well links agree with those that an editor would make."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def accuracy(file: Path, terms: tuple[Term, ...], language: str) -> Accuracy:
    """Return how well a labelled text is linked, as the only one of a course."""
    paragraphs = list(labelled(file))
    own = (text for term in terms for text in term_texts(term, language))
    usage = usage_of((*(paragraph.text for paragraph in paragraphs), *own), language)
    names = NameTable.of({term.id: term for term in terms}, language, usage).finder
    right = wrong = missed = 0
    for paragraph in paragraphs:
        found = set(places(paragraph.text, names))
        right += len(found & paragraph.links)
        wrong += len(found - paragraph.links)
        missed += len(paragraph.links - found)
    return Accuracy(right, wrong, missed)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_an_editor_would_link_the_same(language: str, figure: Callable[[str], None]) -> None:
    entries = yaml.safe_load((CORPUS / "terms.yml").read_text(encoding="utf-8"))
    found = accuracy(CORPUS / f"corpus.{language}.md", glossary(entries), language)
    figure(f"linking, {language}: precision {found.precision:.4f}, recall {found.recall:.4f}")
    assert found.right + found.missed >= 400
    assert found.precision >= 0.99
    assert found.recall >= 0.99


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_an_editor_would_link_the_same_in_a_course_that_the_rules_do_not_know(
    language: str, figure: Callable[[str], None]
) -> None:
    entries = yaml.safe_load((CORPUS / language / "terms.yml").read_text(encoding="utf-8"))
    terms = glossary([in_language(entry, language) for entry in entries])
    found = accuracy(CORPUS / language / "text.md", terms, language)
    figure(f"linking, {language}: precision {found.precision:.4f}, recall {found.recall:.4f}")
    assert found.right + found.missed >= 150
    assert found.precision >= 0.98
    assert found.recall >= 0.96


def in_language(entry: Mapping[str, object], language: str) -> Mapping[str, object]:
    """Return an entry of a glossary in one language."""
    return {key: value if key == "id" else {language: value} for key, value in entry.items()}


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_courses_own_references_would_be_found(language: str) -> None:
    count, missed = references_found_alone(long_guide(), language)
    assert count >= 40
    assert missed == []


@pytest.mark.parametrize(
    ("name", "language", "forms"),
    [
        ("gradient", "en", "gradients"),
        ("batch", "en", "batches"),
        ("epoch", "en", "epochs"),
        ("matrix", "en", "matrices matrixes"),
        ("axis", "en", "axes"),
        ("entropy", "en", "entropies"),
        ("GPU", "en", "GPUs"),
        ("area under the curve", "en", "areas"),
        ("gradient", "nb", "gradienten gradienter gradientene"),
        ("epoke", "nb", "epoken epoka epoker epokene"),
        ("nett", "nb", "nettet nettene netta"),
        ("program", "nb", "programmet programmer programmene programma"),
        ("problem", "nb", "problemet problemer problemene problema"),
        ("parameter", "nb", "parameteren parametere parametre parameterne parametrene"),
        ("filter", "nb", "filteret filtret filtre filtrene filtra"),
        ("variabel", "nb", "variabelen variabler variablene"),
        ("optimerer", "nb", "optimereren optimerere optimererne"),
        ("minimum", "nb", "minimumet minima"),
        ("tre", "nb", "treet trær trærne"),
        ("GPU", "nb", "GPU-en GPU-er GPU-ene"),
        ("CNN", "nb", "CNN-et CNN-ene"),
    ],
)
def test_regular_forms_are_derived(name: str, language: str, forms: str) -> None:
    found = {form.partition(" ")[0] for form in inflections(name, language)}
    assert set(forms.split()) <= found


@pytest.mark.parametrize(
    ("phrase", "form"),
    [
        ("nevralt nett", "nevrale nettet"),
        ("skjult lag", "skjulte lagene"),
        ("sekvensielt API", "sekvensielle API-et"),
        ("foroverkoblet nett", "foroverkoblede nett"),
        ("fullt tilkoblet lag", "fullt tilkoblede lag"),
        ("forbehandling av data", "forbehandlingen av data"),
        ("stor språkmodell", "store språkmodeller"),
        ("lukket rom", "lukkede rommet"),
    ],
)
def test_adjectives_agree_and_the_head_is_inflected(phrase: str, form: str) -> None:
    assert form in inflections(phrase, "nb")


def test_code_and_unknown_languages_have_no_forms() -> None:
    assert inflections("model.fit", "en") == ()
    assert inflections("gradient", "fi") == ()


def test_a_declared_definite_form_tells_the_gender() -> None:
    assert "taper" in inflections("tap", "nb")
    assert "taper" not in inflections("tap", "nb", ["tapet"])
    assert "batchet" not in inflections("batch", "nb", ["batchen"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gradientnedstigning uten gradient.", ["gradient"]),
        ("gradient-fri, gradient- og tap, pseudo-gradient", []),
        ("gradientens retning, gradientenes", ["gradientens"]),
        ("gan og ganen, et GAN", ["GAN"]),
        ("en CPU/GPU, (GPU)", ["GPU"]),
        ("GPU er raskt", ["GPU"]),
        ("Adams metode, adam", ["Adams"]),
        ("İgradient og gradientİ", []),
        ("gradient\u0301", []),
        ("gradient\u2011fri", []),
        ("https://a.no/gradient og b@gradient.no", []),
        ("se a.no/gradient", []),
        ("`gradient` $gradient$ [gradient](https://x.no)", []),
        ("gradient_descent, x.gradient, gradient.x, @gradient, #gradient", []),
        ("«gradient», *gradient*", ["gradient"]),
        ("DEN STORE GRADIENTEN", ["GRADIENTEN"]),
        ('!!! note "Om gradient"\n\n    En gradient.', ["gradient"]),
        ("&gradient; gradient", ["gradient"]),
    ],
)
def test_a_name_is_a_whole_word_in_running_text(text: str, found: list[str]) -> None:
    names = finder(
        "nb",
        {"id": "gradient", "name": "gradient"},
        {"id": "gan", "name": "GAN"},
        {"id": "gpu", "name": "GPU"},
        {"id": "adam", "name": "Adam"},
    )
    assert [one.partition(" → ")[0] for one in linked(text, names)] == found


def test_the_longest_name_wins_even_where_it_is_not_linked() -> None:
    names = finder(
        "en",
        {"id": "batch", "name": "batch"},
        {"id": "batch-size", "name": "batch size", "link": False},
        {"id": "learning-rate-schedule", "name": "learning rate schedule"},
    )
    assert linked("The batch size, a batch.", names) == ["batch → batch"]
    assert linked("A learning-rate\nschedule.", names) == [
        "learning-rate\nschedule → learning-rate-schedule"
    ]
    assert linked("learning\n\nrate schedule, learning\n- rate schedule", names) == []


def test_a_name_with_a_capital_beats_one_without_where_it_has_it() -> None:
    names = finder("en", {"id": "class", "name": "Learner"}, {"id": "pupil", "name": "learner"})
    assert linked("A learner writes a Learner.", names) == ["learner → pupil", "Learner → class"]


def test_the_first_mention_of_each_section_is_linked() -> None:
    names = finder("en", {"id": "gradient", "name": "gradient"})
    text = "gradient gradient\n\n### below {#b}\n\ngradient\n\n## next {#n}\n\ngradients"
    assert linked(text, names) == ["gradient → gradient", "gradients → gradient"]
    assert linked("[[gradient]] and gradient", names) == ["gradient → gradient"]
    assert linked("[[|gradient]] and `x`", names) == []


def test_a_name_too_common_is_left_alone_with_its_inflections() -> None:
    entry = {"id": "neuron", "name": "neuron", "aliases": {"en": ["unit"]}}
    names = finder("en", entry | {"unlinked": {"en": ["unit"]}})
    assert linked("units, a unit, a neuron", names) == ["neuron → neuron"]


def test_of_two_terms_with_one_name_the_preferred_is_linked() -> None:
    first = {"id": "mesh", "name": "mesh", "aliases": {"en": ["net"]}}
    second = {"id": "network", "name": "network", "aliases": {"en": ["net"]}}
    assert linked("nets", finder("en", first, second)) == []
    preferring = second | {"prefer": {"en": ["net"]}}
    assert linked("nets", finder("en", first, preferring)) == ["nets → network"]


words = st.text(alphabet=st.sampled_from("abcæøå ÅXéİß.,'-–/_*"), max_size=10)
names = st.sampled_from(
    ["gradient", "Gradients", "gradient's", "steepest descent", "step\nsize", "GD", "gradient\n\n",
     "gradient descent", "step-size", "steps", " ", "**gradient**", "*step size*"]
)  # fmt: skip
marks = st.sampled_from(
    ["`", "$", "[[", "]]", "|", "[", "](", ")", "<", ">", "\n", "\n\n", "- ", "    ", "\\", "&amp;",
     "[[gradient]]", "`gradient`", "$x^2$", "## gradient {#a}\n", "```\ngradient\n```\n", "(", "#",
     "https://gradient.no/gradient", "[gradient](https://x.no/gradient)", "!!! note \"gradient\"\n",
     "| gradient | a |\n|---|---|\n", "> ", "1. "]
)  # fmt: skip
texts = st.lists(st.one_of(words, names, marks), max_size=14).map("".join)


@cache
def small_finder() -> NameFinder:
    guide, _ = load_guide(TESTS / "small_course" / "content")
    assert guide is not None
    return NameFinder.of(NameIndex.of(guide.terms.values(), "en"))


def without_references(document: Document) -> Document:
    """Return a text with what its references read as, as words."""
    return with_inline_contents(document, lambda line, _: unlinked(line))


@given(texts)
@examples(300)
def test_linking_changes_no_word_and_nests_no_link(text: str) -> None:
    document = linked_blocks(text, small_finder())
    plain = parse_blocks(text)[0]
    assert document_words(without_references(document)).replace(" ", "") == (
        document_words(without_references(plain)).replace(" ", "")
    )
    html = document_html(document, CONTEXT)
    depth = 0
    for tag in re.findall(r"</?a\b", html):
        depth += -1 if tag == "</a" else 1
        assert depth in (0, 1)


@given(texts)
@examples(300)
def test_only_running_text_is_touched(text: str) -> None:
    for inlines, role in inline_contents(linked_blocks(text, small_finder())):
        for _, _, node in atoms(inlines):
            if isinstance(node, TermLink) and node.automatic:
                assert role == "running"
                assert re.fullmatch(r"[\w '\n-]+", flat(node.content))


@given(texts)
@examples(300)
def test_each_term_is_linked_by_itself_once_in_a_section(text: str) -> None:
    seen: set[str] = set()
    for block in linked_blocks(text, small_finder()).blocks:
        if isinstance(block, Heading) and block.level == 2:
            seen.clear()
        for inlines, _ in inline_contents(Document((block,))):
            for _, _, node in atoms(inlines):
                if isinstance(node, TermLink):
                    assert not (node.automatic and node.term in seen)
                    seen.add(node.term)


@given(st.lists(names, min_size=1).map(" ".join))
def test_attributes_and_addresses_keep_their_words(text: str) -> None:
    words = " ".join(re.findall(r"\w+", text)) or "gradient"
    for kept in (
        f'!!! note "{words}"\n    x',
        f"https://example.org/{words.replace(' ', '/')}",
        f"## {words} {{#gradient}}",
        f"[{words}](https://example.org/gradient)",
        f"```\n{words}\n```",
        f"`{words}`",
        f"![{words}](figures/a.svg)",
    ):
        assert linked(kept, small_finder()) == []
