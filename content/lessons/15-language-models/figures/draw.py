"""Draws the figures of this lesson: `PYTHONPATH=hooks python <this file>`."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from figure_kit.diagram import Box, Node
from figure_kit.drawing import Look, arrow, line, rect, svg
from figure_kit.lettering import MUTED, TITLE, Lettering, text
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from figure_kit.palette import Fill

WORDS = {
    "sentence": {"en": "I drink warm tea", "nb": "jeg drikker varm te"},
    "autoregressive": {"en": "autoregressive", "nb": "autoregressiv"},
    "masked": {"en": "masked", "nb": "maskert"},
    "permuted": {"en": "permuted", "nb": "permutert"},
    "seen": {"en": "seen", "nb": "synlig"},
    "to guess": {"en": "to guess", "nb": "skal gjettes"},
    "hidden": {"en": "hidden", "nb": "skjult"},
    "drinks": {"en": "tea coffee milk", "nb": "te kaffe melk"},
    "corpus": {
        "en": "old 5 older 3 new 3 newer 2 cooler 1",
        "nb": "hus 5 husene 3 bilene 2 bil 3 kattene 1",
    },
    "unseen": {"en": "colder", "nb": "bilhusene"},
    "stemmed": {"en": "colder", "nb": "bilhus"},
    "by words": {"en": "vocabulary of words", "nb": "ordvokabular"},
    "by stems": {"en": "stemmer", "nb": "stemmer"},
    "by pieces": {"en": "subword tokens", "nb": "delordtokener"},
    "texts": {
        "en": "i like tea, i like coffee, i drink tea, you like tea",
        "nb": "jeg liker te, jeg liker kaffe, jeg drikker te, du liker te",
    },
    "unknown": {"en": "never seen", "nb": "aldri sett"},
}

LEFT = Lettering(anchor="start")
START = Lettering(anchor="start", bold=True)
SMALL = Lettering(size=14, fill="muted")
LOGITS = (2.0, 1.0, 0.0)
SEEN = Look(stroke="a", fill="a-soft", width=1.5)
GUESS = Look(stroke="b", fill="b-soft", width=2.5)
HIDDEN = Look(stroke="ink", fill="surface", width=1.5, dash="4 4")


def three_tasks(say: Words) -> str:
    """Return which words are seen when the third one is predicted, in three tasks."""
    words = say["sentence"].split()
    rows: tuple[tuple[str, str, str], ...] = (
        ("autoregressive", "ssgh", ""),
        ("masked", "ssgs", ""),
        ("permuted", "shgs", "2431"),
    )
    looks = {"s": SEEN, "g": GUESS, "h": HIDDEN}
    parts = []
    for row, (name, states, order) in enumerate(rows):
        y = 34 + 96 * row
        parts.append(text((4, y - 14), say[name], START))
        for place, state in enumerate(states):
            x = 62 + 116 * place
            word = words[place] if state == "s" else "?" if state == "g" else ""
            parts.append(Box(x, y + 24, 104, 40).draw(word, looks[state]))
            if order:
                parts.append(text((x, y + 58), order[place], SMALL))
    keys = (("seen", SEEN, 60), ("to guess", GUESS, 180), ("hidden", HIDDEN, 340))
    for name, look, x in keys:
        parts.append(rect((x, 322), (22, 18), look, 4))
        parts.append(text((x + 30, 331), say[name], LEFT))
    return svg((480, 348), parts)


def softmax(logits: Sequence[float], temperature: float) -> list[float]:
    """Return the probabilities at a temperature."""
    powers = [math.exp(z / temperature) for z in logits]
    return [power / sum(powers) for power in powers]


def temperature(say: Words) -> str:
    """Return the probabilities of three words at three temperatures."""
    words, base, height = say["drinks"].split(), 236, 180
    fills: tuple[Fill, ...] = ("a-fill", "b-fill", "c-fill")
    parts = []
    for panel, degree in enumerate((0.5, 1, 2)):
        left = 10 + 160 * panel
        heading = f"*T* = {say.number(degree, 1 if degree < 1 else 0)}"
        parts.append(text((left + 70, 14), heading, TITLE))
        parts.append(line((left, base), (left + 140, base), Look(stroke="ink", width=1.5)))
        for place, share in enumerate(softmax(LOGITS, degree)):
            x, size = left + 24 + 46 * place, share * height
            parts += [
                rect((x - 17, base - size), (34, size), Look(fill=fills[place])),
                text((x, base - size - 13), say.number(share, 2)),
                text((x, base + 16), words[place], Lettering(size=15)),
            ]
    return svg((480, 266), parts)


def joined(pieces: list[str], pair: tuple[str, str]) -> list[str]:
    """Return the pieces with every occurrence of the pair made one."""
    merged: list[str] = []
    for piece in pieces:
        if merged and (merged[-1], piece) == pair:
            merged[-1] += piece
        else:
            merged.append(piece)
    return merged


def learned(counts: Mapping[str, int], least: int) -> list[tuple[str, str]]:
    """Return the merges of byte-pair encoding down to a least count of pairs."""
    words, merges = {word: list(word) for word in counts}, list[tuple[str, str]]()
    while True:
        found: Counter[tuple[str, str]] = Counter()
        for word, pieces in words.items():
            for pair in pairwise(pieces):
                found[pair] += counts[word]
        best = max(found, key=found.__getitem__)
        if found[best] < least:
            return merges
        merges.append(best)
        words = {word: joined(pieces, best) for word, pieces in words.items()}


def subwords(say: Words) -> str:
    """Return an unseen word for a word vocabulary, a stemmer and subword tokens."""
    fields = say["corpus"].split()
    counts = dict(zip(fields[::2], map(int, fields[1::2]), strict=True))
    pieces = list(say["unseen"])
    for pair in learned(counts, 5):
        pieces = joined(pieces, pair)
    word = Box(66, 126, 116, 44)
    rows: tuple[tuple[str, list[str], Look], ...] = (
        ("by words", ["[UNK]"], HIDDEN),
        ("by stems", [say["stemmed"]], HIDDEN),
        ("by pieces", pieces, SEEN),
    )
    parts = [word.draw(say["unseen"], Look(stroke="b", fill="b-soft", width=2))]
    for row, (name, shown, look) in enumerate(rows):
        y, x = 46 + 80 * row, 206.0
        parts.append(arrow(word.right, (x - 8, y)))
        parts.append(text((x, y - 31), say[name], START))
        for piece in shown:
            width = 26 + 10 * len(piece)
            parts.append(Box(x + width / 2, y, width, 38).draw(piece, look))
            x += width + 8
        if look is HIDDEN:
            parts.append(text((x + 6, y), say["unknown"], Lettering(anchor="start", fill="muted")))
    return svg((480, 230), parts)


def bigrams(say: Words) -> str:
    """Return the bigram model of four sentences as a graph."""
    pairs: Counter[tuple[str, str]] = Counter()
    for sentence in say["texts"].split(", "):
        words = ["<s>", *sentence.split(), "</s>"]
        pairs.update(pairwise(words))
    order = list(dict.fromkeys(word for pair in pairs for word in pair))
    start, i, like, tea, end, coffee, drink, you = order
    places = {
        start: (34, 110),
        i: (122, 50),
        you: (122, 170),
        drink: (232, 50),
        like: (232, 170),
        tea: (342, 50),
        coffee: (342, 170),
        end: (446, 110),
    }
    nodes = {word: Node(*place, 30) for word, place in places.items()}
    totals = Counter({word: sum(n for (a, _), n in pairs.items() if a == word) for word in order})
    parts = []
    for (first, second), count in pairs.items():
        parts.append(nodes[first].link(nodes[second], Look(stroke="ink", width=1 + count / 1.5)))
        (x, y), (u, v) = places[first], places[second]
        label = "1" if count == totals[first] else f"{count}/{totals[first]}"
        length = math.dist((x, y), (u, v))
        away = 12 + 10 * abs(v - y) / length
        off = (away * (v - y) / length, -away * (u - x) / length)
        parts.append(text(((x + u) / 2 + off[0], (y + v) / 2 + off[1]), label, MUTED))
    look = Look(stroke="a", fill="a-soft", width=1.5)
    parts += [node.draw(word, look, Lettering(size=14)) for word, node in nodes.items()]
    return svg((480, 212), parts)


if __name__ == "__main__":
    save_all(
        __file__,
        {
            "three-tasks": three_tasks,
            "temperature": temperature,
            "subwords": subwords,
            "bigrams": bigrams,
        },
        WORDS,
    )
