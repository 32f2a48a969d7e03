"""Terms find each other: labelled texts, inflections, and what linking never does."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from studyguide.linking.inflection import inflections
from studyguide.linking.links import Links, surface
from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.occurrences import occurrences
from studyguide.model.guide import Term
from studyguide.model.text import Text
from studyguide.model.yaml_file import YamlFile
from studyguide.pages.site import Site
from studyguide.pages.writer import Writer
from studyguide.prose.faults import prose_faults
from studyguide.prose.html import HtmlWriter
from studyguide.prose.spans import spans
from studyguide.reading.load import load_guide
from studyguide.reading.shapes import TERM, read_records

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
    return NameFinder.of(Links.of(glossary(list(entries)), language))


def labelled(language: str) -> Iterator[Labelled]:
    """Yield the paragraphs of the labelled text in a language."""
    text = (CORPUS / f"corpus.{language}.md").read_text(encoding="utf-8")
    for paragraph in re.split(r"\n[ \t]*\n", text.strip()):
        plain, links, end = "", set(), 0
        for label in _LABEL.finditer(paragraph):
            plain += paragraph[end : label.start()]
            links.add((len(plain), len(plain) + len(label[2]), label[1]))
            plain += label[2]
            end = label.end()
        yield Labelled(plain + paragraph[end:], frozenset(links))


def linked(text: str, finder: NameFinder) -> list[str]:
    """Return what is linked in a text, as `words → term`."""
    found = occurrences(text, finder)
    return [f"{text[one.start : one.end]} → {one.term}" for one in found]


@pytest.mark.parametrize("language", ["en", "nb"])
def test_an_editor_would_link_the_same(language: str, figure: Callable[[str], None]) -> None:
    entries = yaml.safe_load((CORPUS / "terms.yml").read_text(encoding="utf-8"))
    names = finder(language, *entries)
    paragraphs = list(labelled(language))
    right = wrong = missed = 0
    for paragraph in paragraphs:
        found = {(one.start, one.end, one.term) for one in occurrences(paragraph.text, names)}
        right += len(found & paragraph.links)
        wrong += len(found - paragraph.links)
        missed += len(paragraph.links - found)
    precision, recall = right / (right + wrong), right / (right + missed)
    size = f"{len(paragraphs)} paragraphs, {right + missed} links"
    figure(f"linking, {language}: precision {precision:.4f}, recall {recall:.4f} ({size})")
    assert len(paragraphs) >= 60
    assert right + missed >= 400
    assert precision >= 0.99
    assert recall >= 0.99


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_courses_own_references_would_be_found(
    language: str, figure: Callable[[str], None]
) -> None:
    """Take the brackets off each reference that reads as a form of its term; is it still found?"""
    guide, _ = load_guide(TESTS.parent / "content")
    assert guide is not None
    names = NameFinder.of(Links.of(guide.terms.values(), language))
    missed, count = [], 0
    for lesson in guide.lessons:
        for span in spans(lesson.articles[language].body):
            target = span.part("target") if span.kind == "reference" else ""
            words = span.part("shown") or target
            (term,) = names.links.find(target) if target else ("",)
            if target and term in names.links.find(words) and may_link(names.links, words):
                count += 1
                if linked(f"x {words} x", names) != [f"{words} → {term}"]:
                    missed.append(words)
    figure(f"linking, {language}: {count - len(missed)} of {count} written references found alone")
    assert count >= 40
    assert missed == []


def may_link(links: Links, words: str) -> bool:
    """Return whether words may be linked without brackets: `link: false` and `unlinked` forbid."""
    names = links.by_surface.get(surface(words), ())
    return words[-1].isalnum() and bool(names) and all(name.linked for name in names)


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
    assert linked("[[gradient]] and gradient", names) == ["[[gradient]] → gradient"]
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
def writer() -> Writer:
    guide, _ = load_guide(TESTS / "small_course" / "content")
    assert guide is not None
    return Writer(Site.of(guide, "en"), "lessons/steps.md", guide.lessons[1])


def with_links(text: str) -> str:
    return writer().prose(Text({"en": text}))


def sound(text: str) -> bool:
    """Return whether an author may write this."""
    fault = writer().site.finders["en"].links.fault
    return not any(prose_faults(text, reference=fault, address=lambda _: "no", headings=True))


def visible(shown: str) -> str:
    """Return the words of HTML, with white space made single."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", shown)).split())


@given(texts)
@settings(max_examples=300, suppress_health_check=[HealthCheck.filter_too_much])
def test_linking_changes_no_word_and_nests_no_link(text: str) -> None:
    assume(sound(text))
    plain = HtmlWriter().block(writer().block(Text({"en": text})))
    shown = HtmlWriter().block(with_links(text))
    assert visible(shown) == visible(plain)
    depth = 0
    for tag in re.findall(r"</?a\b", shown):
        depth += -1 if tag == "</a" else 1
        assert depth in (0, 1)


@given(texts)
@settings(max_examples=300, suppress_health_check=[HealthCheck.filter_too_much])
def test_linking_is_done_once(text: str) -> None:
    assume(sound(text))
    once = with_links(text)
    unmarked = once.replace("{ .term }", "")
    finder = writer().site.finders["en"]
    assert not [one for one in occurrences(unmarked, finder) if one.spelling]


@given(texts)
@settings(max_examples=300)
def test_only_running_text_is_touched(text: str) -> None:
    found = [one for one in occurrences(text, writer().site.finders["en"]) if one.spelling]
    for span in spans(text):
        assert not any(one.start < span.end and span.start < one.end for one in found)
    for one in found:
        assert re.fullmatch(r"[\w '\n-]+", text[one.start : one.end])


@given(st.lists(names, min_size=1).map(" ".join))
def test_attributes_and_addresses_keep_their_words(text: str) -> None:
    words = " ".join(re.findall(r"\w+", text)) or "gradient"
    for kept in (
        f'!!! note "{words}"',
        f"https://example.org/{words.replace(' ', '/')}",
        f"## {words} {{#gradient}}",
        f"[{words}](https://example.org/gradient)",
        f"```\n{words}\n```",
    ):
        assert with_links(kept) == kept
