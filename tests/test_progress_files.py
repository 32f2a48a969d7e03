"""Whatever is in a file of a reader's progress, or in a link with it: told, or of this course."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import zlib
from pathlib import Path
from random import Random
from typing import Any

from pages_in_browser import state_text

COURSE = {"questions": ["uphill", "fill-in"], "terms": ["gradient", "step-size"]}
NUMBERS = ("due", "stability", "difficulty", "reps", "lapses", "state", "step", "last")
CARD = dict.fromkeys(NUMBERS, 5)
OWN: dict[str, Any] = {
    "answers": {"uphill": {"at": 10, "score": 1, "tries": 1}},
    "cards": {"gradient:meaning": {**CARD, "last": 9}},
    "reviews": [["gradient:meaning", 3, 9, 0]],
    "notes": {"gradient": {"at": 3, "text": "mine"}},
    "settings": {"cards.newPerDay": "7"},
}
KEYS = (
    "uphill", "fill-in", "gradient", "step-size", "gradient:meaning", "uphill:question", "own-1",
    "own-1:own", "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "foreign",
    "", "term-gradient", "term-__proto__", "__proto__:meaning", "cards.newPerDay", "shuffle:week-1",
    "shuffle:__proto__", "missed:week-1", "\u0000", "0", "length",
)  # fmt: skip
PARTS = (
    "answers", "drafts", "cards", "reviews", "buried", "stars", "suspended", "notes", "ownCards",
    "exam", "settings", "__proto__", "constructor", "polluted", "version",
)  # fmt: skip
TOLD = {"damaged", "foreign", "newer", "other_course"}
NODE = shutil.which("node")


def sound(random: Random, part: str) -> Any:
    """Return a value of a part as the store writes it, or nearly so."""
    at = random.choice((0, 1, 11, 10**13, -1))
    return {
        "answers": {"at": at, "score": random.random(), "tries": 1, "given": ["<b>"]},
        "drafts": {"at": at, "given": ["x"]},
        "cards": {**CARD, "last": at},
        "buried": at,
        "stars": {"at": at, "on": True},
        "suspended": {"at": at, "on": False},
        "notes": {"at": at, "text": "<img src=x onerror=alert(1)>"},
        "ownCards": {"at": at, "week": 1, "front": "a", "back": "b"},
        "settings": random.choice(("1", "", "list", "<b>", "1,2")),
    }.get(part, random.choice((None, 1, "x", [], {}, {"polluted": 1}, {"isAdmin": True})))


def odd(random: Random) -> Any:
    values: tuple[Any, ...] = (None, True, 0, -1, 1e308, 2**60, "", "x" * 99, [], {}, [[]])
    return random.choice(values)


def hostile_file(random: Random) -> str:
    """Return the text of a file that is nearly one of ours."""
    state: dict[str, Any] = {}
    for part in random.sample(PARTS, random.randint(1, 5)):
        if part == "reviews":
            state[part] = [[random.choice(KEYS), random.randint(0, 5), 11, 0] for _ in range(2)]
        elif part == "exam":
            began = random.choice((1, 11, -1, "x"))
            chosen = random.choices(KEYS, k=2)
            given = {key: ["x"] for key in random.choices(KEYS, k=2)}
            state[part] = {
                "began": began,
                "minutes": 0,
                "weeks": [1],
                "questions": chosen,
                "given": given,
            }
        else:
            keys = random.sample(KEYS, random.randint(1, 6))
            state[part] = {key: sound(random, part) for key in keys}
        if random.random() < 0.15:
            state[part] = odd(random)
        elif random.random() < 0.1 and isinstance(state[part], dict):
            state[part][random.choice(KEYS)] = odd(random)
    text = state_text(state, random.choice((1, 2, 2, 2, 3, 10**9)))
    cut = random.randrange(len(text))
    return random.choice(
        (text, text, text, text, text, text[:cut], text[:cut] + "\x00" + text[cut:])
    )


def packed(data: bytes, form: str = "1") -> str:
    return f"#data={form}." + base64.urlsafe_b64encode(data).decode().rstrip("=")


def run(texts: list[str], fragments: list[str]) -> dict[str, Any]:
    assert NODE is not None, "the tests need Node"
    given = {"own": state_text(OWN, 2), "course": COURSE, "texts": texts, "fragments": fragments}
    script = Path(__file__).with_name("progress_files.mjs")
    done = subprocess.run(
        [NODE, str(script)], input=json.dumps(given), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_a_file_is_told_or_brings_what_is_of_this_course_and_takes_nothing() -> None:
    texts = [hostile_file(Random(f"file {number}")) for number in range(4000)]
    texts += ["", "null", "[]", "0", '"studyguide"', "{", "[" * 50_000, '{"program":"studyguide"}']
    told = run(texts, [])
    assert not told["isPolluted"]
    allowed = {*COURSE["questions"], *COURSE["terms"], *(f"term-{id_}" for id_ in COURSE["terms"])}
    taken_over = [one for one in told["results"] if not isinstance(one, str)]
    assert {one for one in told["results"] if isinstance(one, str)} <= TOLD
    assert len(taken_over) > 400
    for one in taken_over:
        state = one["whole"]
        assert one["isSame"]
        assert one["isEmptyClean"]
        for part in ("answers", "drafts", "cards", "stars", "suspended", "notes", "buried"):
            topics = {key.rpartition(":")[0] or key for key in state[part]}
            assert {key for key in topics if not key.startswith("own-")} <= allowed, part
        assert state["answers"]["uphill"]["at"] >= 10
        assert state["settings"]["cards.newPerDay"] == "7"
        assert OWN["reviews"][0] in state["reviews"]


def test_a_link_is_told_or_read_and_a_bomb_is_not_unpacked() -> None:
    text = state_text(OWN, 2).encode()
    whole = zlib.compress(text)
    bombs = [zlib.compress(bytes(64 * 1024 * 1024)), zlib.compress(b"[" * 33 * 1024 * 1024)]
    broken = [
        packed(whole[:-1]),
        packed(b""),
        packed(whole, "x"),
        "#data=",
        "#data=1.!",
        "#data=1.A",
    ]
    flipped = [
        packed(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        for at in range(0, len(whole), 7)
    ]
    told = run([], [packed(whole), packed(whole, "2"), *map(packed, bombs), *broken, *flipped])
    first, newer, *others = told["links"]
    assert (first, newer) == (len(text), "newer")
    assert set(others) == {"damaged"}
