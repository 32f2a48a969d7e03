"""Names are found in the texts of many languages: with their endings, and in any script."""

from __future__ import annotations

import pytest

from checks.linking import linked
from test_linking import finder


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("es", "red neuronal", "Las redes neuronales aprenden."),
        ("es", "imagen", "Dos imágenes."),
        ("es", "expresión regular", "Con expresiones regulares."),
        ("es", "bit", "Ocho bits."),
        ("es", "Red neuronal", "Una red neuronal aprende."),
        ("fr", "erreur relative", "l’erreur relative est petite"),
        ("fr", "entrée", "d’entrées, l'entrée"),
        ("fr", "réseau de neurones", "les réseaux de neurones"),
        ("fr", "taux d’erreur", "un taux d'erreur, des taux d’erreur"),
        ("fr", "signal", "des signaux"),
        ("it", "errore", "dell’errore e l'errore"),
        ("it", "rete neurale", "le reti neurali"),
        ("nl", "neuraal netwerk", "neurale netwerken"),
        ("nl", "vraag", "twee vragen"),
        ("nl", "matrix", "twee matrices"),
        ("da", "neuralt netværk", "de neurale netværk"),
        ("da", "læringsrate", "læringsraten, læringsraternes"),
        ("sv", "neuralt nätverk", "det neurala nätverket"),
        ("sv", "inlärningshastighet", "inlärningshastigheten"),
        ("nn", "læringsrate", "læringsraten og læringsratane"),
        ("pl", "sieć neuronowa", "w sieci neuronowej, sieciami neuronowymi"),
        ("pl", "uczenie maszynowe", "uczenia maszynowego"),
        ("pl", "zbiór", "na tym zbiorze"),
        ("pl", "zmienna", "wartość zmiennej"),
        ("uk", "нейронна мережа", "у нейронній мережі, нейронних мереж"),
        ("uk", "алгоритм", "багато алгоритмів"),
        ("uk", "крок", "на кожному кроці"),
        ("uk", "модель", "стала моделлю"),
        ("ar", "شبكة عصبية", "والشبكة العصبية تتعلم"),
        ("ar", "شبكة", "شَبَكَة"),
        ("ar", "خوارزمية", "الخوارزميات كثيرة"),
        ("he", "רשת", "הנה רֶשֶׁת"),
        ("hi", "तंत्रिका जाल", "एक तंत्रिका जाल है।"),
        ("ja", "勾配", "損失の勾配を計算する"),
        ("ja", "システム", "このシステムは大きい。"),
        ("zh", "神经网络", "训练神经网络需要数据。"),
        ("de", "Base", "Die Säure-Base-Reaktion."),
        ("de", "HTML", "HTML-ähnlich"),
        ("de", "Auszeichnungssprache", "Standard-Auszeichnungssprache"),
        ("de", "Abhängige Variable", "Eine abhängige Variable, der abhängigen Variablen."),
        ("en", "Geometric Mean", "The geometric mean is small."),
        ("en", "Square root", "Its square root."),
    ],
)
def test_a_name_is_found_in_a_text_of_its_language(language: str, name: str, text: str) -> None:
    assert linked(text, finder(language, {"id": "t", "name": name})) != []


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("ja", "システム", "オペレーティングシステムは別の語です。"),
        ("ja", "網", "網膜は別の語です。"),
        ("zh", "机", "机器学习"),
        ("fr", "hui", "aujourd’hui"),
        ("de", "Metall", "Ein Nicht-Metall."),
        ("de", "Eingabe", "Eingabe- und Ausgabegerät"),
        ("en", "batch", "mini-batch"),
        ("es", "modo", "los modernos"),
        ("en", "GAN", "they gan and Gan"),
    ],
)
def test_a_part_of_another_word_is_no_name(language: str, name: str, text: str) -> None:
    assert linked(text, finder(language, {"id": "t", "name": name})) == []


def test_of_names_without_spaces_the_longest_is_found() -> None:
    names = finder("ja", {"id": "a", "name": "勾配"}, {"id": "b", "name": "勾配降下法"})
    assert linked("勾配降下法は勾配を使う。", names) == ["勾配降下法 → b", "勾配 → a"]


def test_an_alias_that_differs_in_case_only_makes_the_name_found_in_any_case() -> None:
    names = finder("en", {"id": "a", "name": "Masking", "aliases": ["masking"]})
    assert linked("Found by masking.", names) != []


CATCH: dict[str, object] = {"name": "catch (an exception)", "definition": "To handle it."}


@pytest.mark.parametrize(
    ("entry", "text", "found"),
    [
        ({"name": "mean"}, "The mean is small.", True),
        ({"name": "mean"}, "What we mean is this.", False),
        ({"name": "mean", "linked": {"en": ["mean"]}}, "What we mean is this.", True),
        ({"name": "parse", "definition": "To read a text."}, "They parse it.", True),
        ({"name": "process"}, "Ask the Process Company.", False),
        ({"name": "R (programming language)"}, "Written in R.", True),
        ({"name": "error (in a test)"}, "The test has an error.", True),
        ({"name": "error (in a test)"}, "The error was his.", False),
        ({"name": "error (in a test)", "aliases": ["error"]}, "The error was his.", True),
        (CATCH, "The code catches it, an exception.", True),
        (CATCH, "The cat catches a mouse.", False),
        ({"name": "f(x)"}, "The f of the class.", False),
    ],
)
def test_a_word_in_another_sense_is_no_name(
    entry: dict[str, object], text: str, found: bool
) -> None:
    assert bool(linked(text, finder("en", {"id": "t"} | entry))) == found


def test_of_two_homonyms_the_text_says_which_is_meant() -> None:
    names = finder(
        "en", {"id": "a", "name": "variable (data)"}, {"id": "b", "name": "variable (program)"}
    )
    assert linked("The data have a variable.", names) == ["variable → a"]
    assert linked("A program has a variable.", names) == ["variable → b"]
    assert linked("A variable.", names) == []
