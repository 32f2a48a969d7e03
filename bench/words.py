"""The words that synthetic courses are made of: English and Norwegian, side by side."""

from __future__ import annotations

from itertools import product

ADJECTIVES = tuple(
    pair.split("/")
    for pair in [
        "adaptive/adaptiv",
        "sparse/glissen",
        "deep/dyp",
        "local/lokal",
        "global/global",
        "linear/lineær",
        "robust/robust",
        "random/tilfeldig",
        "stable/stabil",
        "hidden/skjult",
        "smooth/glatt",
        "dense/tett",
        "shared/delt",
        "noisy/støyende",
        "fast/rask",
        "recursive/rekursiv",
        "bounded/begrenset",
        "free/fri",
    ]
)
HEADS = tuple(
    pair.split("/")
    for pair in [
        "layer/lag",
        "loss/tap",
        "network/nett",
        "filter/filter",
        "search/søk",
        "model/modell",
        "rate/rate",
        "sample/utvalg",
        "signal/signal",
        "kernel/kjerne",
        "vector/vektor",
        "matrix/matrise",
        "tree/tre",
        "graph/graf",
        "weight/vekt",
        "metric/mål",
        "window/vindu",
        "error/feil",
        "step/steg",
        "gate/port",
    ]
)
"""Nouns of all three Norwegian genders, with regular and irregular plurals in English."""
_BEGINS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "s",
    "t",
)
_MIDDLES = ("a", "e", "i", "o", "u", "ei", "au")
_ENDS = ("nd", "rk", "ld", "mp", "st", "rt", "nk", "lm", "rv", "ft")

CLAUSES = (
    ("it keeps what was learned and forgets the noise around it",
     "den beholder det som er lært, og glemmer støyen rundt"),
    ("the first runs are short, so that a mistake is cheap to find",
     "de første kjøringene er korte, slik at en feil er billig å finne"),
    ("each example counts once, whatever order they come in",
     "hvert eksempel teller én gang, uansett rekkefølgen de kommer i"),
    ("a small change of the input gives a small change of the answer",
     "en liten endring av inndata gir en liten endring av svaret"),
    ("with 60 000 pictures a single round takes about two minutes",
     "med 60 000 bilder tar en runde omtrent to minutter"),
    ("nobody has to choose the threshold by hand any more",
     "ingen trenger lenger å velge terskelen for hånd"),
    ("the figures on new data say whether that is true",
     "tallene på nye data sier om det stemmer"),
    ("what is written down can be repeated and compared later",
     "det som er skrevet ned, kan gjentas og sammenlignes senere"),
)  # fmt: skip
FORMULAS = (
    r"w \leftarrow w - \eta \, \nabla L(w)",
    r"y = \sum_{i=1}^{n} w_i x_i + b",
    r"\sigma(x) = \frac{1}{1 + e^{-x}}",
    r"p(k) = \frac{e^{z_k}}{\sum_j e^{z_j}}",
)


def stems(count: int) -> list[str]:
    """Return words that no language has, each of them once: the rare words of a glossary."""
    syllables = ["".join(parts) for parts in product(_BEGINS, _MIDDLES, _ENDS)]
    longer = ("".join(parts) for parts in product(syllables, ("or", "al", "is", "ex", "um")))
    found = [word for word, _ in zip(longer, range(count), strict=False)]
    if len(found) < count:
        raise ValueError(f"there are {len(found)} stems, not {count}")
    return found
