"""Random values of YAML, as they are written and as they are taken for something else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from random import Random
from typing import Any

from fuzzing.texts import random_line, random_text
from studyguide.reading.schemas import schemas

ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 10**30, 0.5, float("nan"), float("inf"), -0.0, 1e-320, "", " ",
    "\n", "~", "no", "010", "1:30", "2026-13-45", "0x1f", "1_000", ".nan", "<<", "=", "\u200b",
    "a" * 300, b"x", date(2026, 2, 1), [], {}, [[]], {"": ""}, {None: 1}, {1: 2}, {"en": None},
    {"en": ""}, {"xx": "a"}, {"en": "a"}, {"nb": "a"}, {"en": ["a"], "nb": ["b"]}, ["a", "a"],
    ["gradient"], "gradient", "parabola", "03-none", "01-walking-downhill",
    "figures/parabola.svg", "../x", "/etc/passwd", "https://x.example", "#0c5f62",
    {"from": 1, "to": 3, "step": 0}, {"from": 0, "to": 10**9, "step": 1}, "x + 1", "1 / 0",
    "x**x**x", "choice", "multiple", "numeric", "order", "match", "cloze", "true-false", "short",
    "code", "parts",
)  # fmt: skip


def _keys(schema: Any) -> Iterator[str]:
    """Yield the keys of all records in a schema."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for inner in schema.values():
            yield from _keys(inner)


_KNOWN = {key for text in schemas().values() for key in _keys(json.loads(text))}
KEYS = (*sorted(_KNOWN), "nam", "", "<<")


def random_value(random: Random, depth: int = 0) -> Any:
    """Return anything that can stand in a file of YAML."""
    makers: tuple[Callable[[], Any], ...] = (
        lambda: random.choice(ODD),
        lambda: random_line(random),
        lambda: random_text(random),
        lambda: {"en": random_line(random), "nb": random_text(random)},
        lambda: random.randint(-3, 99),
        lambda: random.uniform(-9, 9),
    )
    if depth < 3:
        makers += (
            lambda: [random_value(random, depth + 1) for _ in range(random.randint(0, 3))],
            lambda: {
                random.choice(KEYS): random_value(random, depth + 1)
                for _ in range(random.randint(0, 4))
            },
        )
    return random.choice(makers)()
