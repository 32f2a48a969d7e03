"""The rules of languages: forms of names, sentences, answers, sorting, and what is complete."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from checks.linking import linked
from studyguide.languages.cldr import decimal_separator, direction_of, plural_form
from studyguide.languages.collation import initial, sort_key
from studyguide.languages.folding import folding_of
from studyguide.languages.inflection import inflections
from studyguide.languages.rules import FOLDER
from studyguide.languages.sentence_ends import sentence_ends
from studyguide.languages.stemming import stemming_of
from studyguide.languages.wording import wording
from studyguide.languages.wording_checks import faults, missing
from studyguide.model.yaml_file import read_yaml
from test_linking import finder

FOLDERS = sorted(path.parent.name for path in FOLDER.glob("*/words.yml"))


COMPLETE = ("de", "en", "nb")
"""The languages that have every word; the others show English ones, and `check` names them."""
TRANSLATED = 0.8
"""This part of all entries a language has at least; the rest are long and seldom read."""


@pytest.mark.parametrize("language", FOLDERS)
def test_the_words_of_a_folder_are_right_and_nearly_all_there(language: str) -> None:
    model = read_yaml(FOLDER / "en/words.yml", "en")[1]
    file, words, problems = read_yaml(FOLDER / language / "words.yml", language)
    assert problems == ()
    assert [*faults(file, words, model)] == []
    lacking, all_of_them = [*missing(words, model)], [*missing({}, model)]
    share = 1 if language in COMPLETE else TRANSLATED
    written = len({*all_of_them} - {*lacking}) / len(all_of_them)
    assert (written, not lacking) >= (share, share == 1), lacking
    assert wording(language)["decimal"] == decimal_separator(language)


@pytest.mark.parametrize("language", FOLDERS)
def test_a_language_has_the_plural_forms_that_its_numbers_need(language: str) -> None:
    needed = {plural_form(language, number) for number in range(1, 100)} - {"other"}
    for text in read_yaml(FOLDER / language / "words.yml", language)[1]["counts"].values():
        assert isinstance(text, str) or text.keys() >= needed - {"two"}, text


def test_no_folder_names_another_language_than_those_that_cldr_calls_otherwise() -> None:
    for language in FOLDERS:
        words = read_yaml(FOLDER / language / "words.yml", language)[1]
        assert words.get("languages", {}).keys() <= {"nb"}


def test_all_that_one_language_needs_is_in_its_folder() -> None:
    code = Path(FOLDER).parent
    for file in sorted(code.rglob("*.py")):
        if file.parent.parent != FOLDER:
            text = file.read_text(encoding="utf-8")
            for name in ('== "nb"', '== "en"', '== "de"', 'case "nb"', 'case "en"', '("nb",'):
                assert name not in text.replace('("nb",) if language == "no"', ""), file


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Alkohol", "Viele Alkohole sind flüssig."),
        ("Alkohol", "Der Siedepunkt des Alkohols ist hoch."),
        ("Alkohol", "Bei Alkoholen ist es so."),
        ("Carbonsäure", "Die Carbonsäuren sind sauer."),
        ("Amin", "Primäre Amine sind Basen."),
        ("funktionelle Gruppe", "Die Namen der funktionellen Gruppen."),
        ("funktionelle Gruppe", "Funktionelle Gruppen sind wichtig."),
        ("Betriebssystem", "Der Kern des Betriebssystems läuft."),
        ("Bit", "Acht Bits sind ein Byte."),
        ("neuronales Netz", "Mit einem neuronalen Netz, den neuronalen Netzen."),
        ("stochastischer Gradientenabstieg", "beim stochastischen Gradientenabstieg"),
        ("große Zahl", "Das Gesetz der großen Zahlen gilt."),
        ("Algorithmus", "Zwei Algorithmen sind schnell."),
        ("Matrix", "Die Matrizen sind klein."),
        ("Satz des Pythagoras", "Die Folge des Satzes des Pythagoras ist klar."),
        ("Hauptsatz", "Die Hauptsätze gelten."),
        ("Ergebnis", "Die Ergebnisse sind gut."),
        ("Baum", "Auf Bäumen wächst das."),
        ("Feld", "Die Felder sind leer."),
        ("Wort", "Viele Wörter sind kurz."),
        ("Spektrum", "Beide Spektren sind gleich."),
        ("GPU", "Zwei GPUs rechnen."),
        ("Lehrerin", "Die Lehrerinnen sagen es."),
        ("Fouriersche Reihe", "Die Summe der Fourierschen Reihe."),
        ("maschinelles Lernen", "Die Kunst des maschinellen Lernens."),
    ],
)
def test_german_names_are_found_in_every_form(name: str, text: str) -> None:
    assert len(linked(text, finder("de", {"id": "t", "name": name}))) > 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Fall", "In die Falle gehen, und Fallen stellen."),
        ("Rat", "In einer Rate zahlen, mit Raten."),
        ("Test", "Das Testen, ein Tester."),
        ("Druck", "Der Drucker beim Drucken. Drücke hier."),
        ("Kauf", "Ein Käufer beim Kaufen."),
        ("Zahl", "Zähle die Atome."),
        ("Lauf", "Beim Laufen, ein Läufer."),
        ("Säure", "Das ist sauer, und es säuert."),
        ("Maß", "Die Masse ist groß."),
        ("Bar", "in bar, ein Barren"),
        ("Gas", "Der Gast und die Gasse."),
        ("Ion", "in einer Ionisierung"),
    ],
)
def test_other_german_words_are_no_forms_of_a_name(name: str, text: str) -> None:
    assert linked(text, finder("de", {"id": "t", "name": name})) == []


def test_a_declared_form_with_an_umlaut_leaves_those_without_it_out() -> None:
    assert "Bunde" in inflections("Bund", "de")
    declared = inflections("Bund", "de", ["Bünde"])
    assert "Bünden" in declared
    assert "Bunde" not in declared


def sentences(text: str, language: str) -> list[str]:
    ends = [0, *sentence_ends(text, language), len(text)]
    return [part.strip() for start, end in pairwise(ends) if (part := text[start:end]).strip()]


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("de", "Ein Netz, z. B. ein CNN, lernt. Ja.", "Ein Netz, z. B. ein CNN, lernt."),
        ("de", "Ein Netz, d.h. Zahlen, lernt. Ja.", "Ein Netz, d.h. Zahlen, lernt."),
        ("de", "Es sind d. h. Zahlen. Ja.", "Es sind d. h. Zahlen."),
        ("de", "Siehe vgl. Kap. 3 im Buch. Ja.", "Siehe vgl. Kap. 3 im Buch."),
        ("de", "Der 1. Januar ist frei. Ja.", "Der 1. Januar ist frei."),
        ("de", "Abgabe ist bis 3. Mai möglich. Ja.", "Abgabe ist bis 3. Mai möglich."),
        ("de", "Der 2. Hauptsatz gilt. Ja.", "Der 2. Hauptsatz gilt."),
        ("de", "Nach Ludwig XIV. Kommt noch etwas? Ja.", "Nach Ludwig XIV."),
        ("de", "Es gibt genau 5. Das ist viel.", "Es gibt genau 5."),
        ("de", "Er sagte: „Halt!“ Dann ging er.", "Er sagte: „Halt!“"),
        ("en", "It came 1. Then it left.", "It came 1."),
        ("uk", "Це мережа. Вона вчиться.", "Це мережа."),
        ("el", "Αυτό είναι δίκτυο. Μαθαίνει.", "Αυτό είναι δίκτυο."),
        ("ar", "هذه شبكة. تتعلم؟ نعم.", "هذه شبكة."),
        ("ar", "ما هذه؟ شبكة.", "ما هذه؟"),
        ("ar", "كتبه د. محمد. نعم.", "كتبه د. محمد."),
        ("ja", "これは網です。学びます。", "これは網です。"),
        ("zh", "这是网络。它会学习！", "这是网络。"),
        ("hi", "यह एक जाल है। यह सीखता है।", "यह एक जाल है।"),
        ("am", "ይህ መረብ ነው። ይማራል።", "ይህ መረብ ነው።"),
        ("fr", "C’est un réseau. Élève.", "C’est un réseau."),
    ],
)
def test_a_sentence_ends_in_any_language_and_script(language: str, text: str, first: str) -> None:
    assert sentences(text, language)[0] == first


def test_what_makes_no_difference_in_answers_is_that_of_the_languages_of_the_course() -> None:
    german, english = folding_of(("de",)), folding_of(("en",))
    assert german("das Methan") == german("Methan")
    assert german("Strasse") == german("Straße")
    assert german("CARBONSÄURE") == german("Carbonsaeure") == german("Carbonsa\u0308ure")
    assert english("das Methan") != english("Methan")
    assert english("the café") == english("cafe")
    both = folding_of(("en", "de"))
    assert both("the Methan") == both("das Methan") == both("methan")


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", ["Ader", "Äther", "Atom", "Strasse", "Straße", "Strauß", "Zahl", "Zähler"]),
        ("nb", ["ader", "zebra", "ære", "øl", "ål"]),
        ("nn", ["ader", "zebra", "ære", "øl", "ål"]),
        ("ru", ["5", "атом", "ёлка", "жир", "химия", "DNA"]),
        ("pl", ["lek", "łuk", "masa"]),
        ("fr", ["éther", "œuvre", "zéro"]),
        ("es", ["nube", "número", "ñandú", "oso"]),
        ("pl", ["cel", "ćma", "lek", "łuk", "zebra", "źle", "żaba"]),
        ("da", ["zebra", "æble", "øl", "ål", "aalborg"]),
        ("sv", ["zebra", "ål", "ärta", "öl"]),
        ("uk", ["5", "гора", "ґанок", "іскра", "їжак", "яблуко", "API"]),
        ("ar", ["أمر", "باب", "يد", "API"]),
        ("ja", ["ギット", "さくら", "システム", "しま", "API", "漢字"]),
        ("zh", ["3D", "API", "安全", "机器", "神经", "算法", "网络"]),
    ],
)
def test_names_are_sorted_by_the_letters_of_their_language(language: str, names: list[str]) -> None:
    assert sorted(set(names), key=sort_key(language)) == names


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("химия", "ru", "Х"),
        ("йод", "ru", "Й"),
        ("Łuk", "pl", "Ł"),
        ("λ", "el", "Λ"),
        ("ώρα", "el", "Ω"),
        ("آسكي", "ar", "ا"),
        ("Öl", "de", "O"),
        ("ß-Faltblatt", "de", "S"),
        ("がく", "ja", "か"),
        ("漢字", "ja", "#"),
        ("システム", "ja", "し"),
        ("神经", "zh", "S"),
        ("ñandú", "es", "Ñ"),
        ("ål", "sv", "Å"),
        ("їжак", "uk", "Ї"),
        ("λ", "de", "#"),
        ("5-fold", "ru", "#"),
    ],
)
def test_every_name_has_its_letter(name: str, language: str, letter: str) -> None:
    assert initial(name, language) == letter


def test_a_language_that_nobody_knows_has_defaults() -> None:
    words = wording("xx")
    assert words["home"] == "Home"
    assert words["language"] == "xx"
    assert wording("de-AT")["home"] == wording("de")["home"]
    assert wording("fr")["decimal"] == ","
    assert [direction_of(code) for code in ("ar", "he", "dv", "de", "xx")] == [
        "rtl", "rtl", "rtl", "ltr", "ltr",
    ]  # fmt: skip


def test_wrong_words_of_a_course_never_reach_a_page() -> None:
    own = "week: Uke {nummer}\nhome: 3\ncounts: {term: {one: '{n} Wort', many: 4}}\nnew: x\n"
    words = wording("de", own)
    assert words("week", n=2) == "Woche 2"
    assert words["home"] == "Start"
    assert (words.count("term", 1), words.count("term", 2)) == ("1 Wort", "2 Begriffe")
    assert wording("de", "home: a: b")["home"] == "Start"
    assert wording("de", "- home")["home"] == "Start"


@pytest.mark.parametrize(
    ("language", "typed", "name"),
    [
        ("fr", "l’erreur relative", "Erreur relative"),
        ("fr", "oeuvre", "œuvre"),
        ("it", "gli errori", "errori"),
        ("es", "el nino", "niño"),
        ("nl", "het netwerk", "netwerk"),
        ("da", "en laeringsrate", "læringsrate"),
        ("sv", "natverk", "ett nätverk"),
        ("nn", "ei veke", "veke"),
        ("pl", "lodz", "łódź"),
        ("uk", "пять", "п’ять"),
        ("ar", "الشبكه", "شَبَكَة"),
        ("ar", "امر", "أمر"),
        ("ja", "ﾈｯﾄﾜｰｸ", "ネットワーク"),
    ],
)
def test_an_answer_may_be_typed_without_articles_accents_and_vowel_signs(
    language: str, typed: str, name: str
) -> None:
    folding = folding_of((language,))
    assert folding(typed) == folding(name)


@pytest.mark.parametrize(
    ("language", "typed", "text"),
    [
        ("fr", "réseau", "réseaux"),
        ("es", "red", "redes"),
        ("it", "rete", "reti"),
        ("nl", "netwerk", "netwerken"),
        ("da", "netværk", "netværkene"),
        ("sv", "nätverk", "nätverket"),
        ("nn", "veke", "vekene"),
        ("pl", "sieć", "sieciami"),
        ("uk", "мережа", "мережами"),
        ("ar", "شبكة", "والشبكات"),
        ("ar", "شبكة", "الشبكة التي"),
    ],
)
def test_a_search_finds_a_word_in_another_form(language: str, typed: str, text: str) -> None:
    stemming = stemming_of(language, (language,))
    assert [*stemming.words(typed)] == [*stemming.words(text)]
