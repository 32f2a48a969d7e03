"""The course's questions that vary: what they ask is worked out in another way, draw for draw."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from loaded_course import loaded_course
from sites import ROOT
from studyguide.model.questions import Choice, Numeric, Question, Trace
from studyguide.pages.forms.form import Number, Options
from studyguide.pages.forms.passages import TextSettings
from studyguide.pages.forms.question_forms import form
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site
from studyguide.text.tree.plain import document_words
from studyguide.varying.draws import values_of

Values = Any
DRAWS = range(1, 60)


@pytest.fixture(scope="module")
def varying() -> dict[str, Question]:
    guide = loaded_course(ROOT)
    return {question.id: question for _, question in guide.questions() if question.variables}


def slid(length: int, size: int, stride: int, padding: int = 0) -> int:
    """Return how many places a window has, by sliding it."""
    return len(range(0, length + 2 * padding - size + 1, stride))


def dense(inputs: float, outputs: float) -> int:
    return sum(int(inputs) + 1 for _ in range(int(outputs)))


def softmax(*numbers: float) -> list[float]:
    powers = [math.exp(number - max(numbers)) for number in numbers]
    return [power / sum(powers) for power in powers]


def widened(*layers: tuple[int, int]) -> int:
    """Return how wide a field is seen through layers of (size, stride), from the last one back."""
    width = 1
    for size, stride in reversed(layers):
        width = (width - 1) * stride + size
    return width


def laid_down(count: int, size: int, stride: int) -> int:
    places = {at * stride + offset for at in range(count) for offset in range(size)}
    return len(places) if stride <= size else max(places) + 1


def shared(v: Values) -> float:
    one = {(x, y) for x in range(int(v["w"])) for y in range(int(v["h"]))}
    other = {(x + int(v["dx"]), y + int(v["dy"])) for x, y in one}
    return len(one & other) / len(one | other)


WORKED_OUT: dict[str, Callable[[Values], float]] = {
    "neuron-with-drawn-weights": lambda v: max(0, v["bias"] + v["a"] * v["x"] + v["b"] * v["y"]),
    "sigmoid-of-a-drawn-number": lambda v: 0.5 * (1 + math.tanh(v["z"] / 2)),
    "parameters-of-a-drawn-dense-layer": lambda v: dense(v["inputs"], v["units"]),
    "parameters-of-two-drawn-layers": lambda v: dense(v["inputs"], v["hidden"])
    + dense(v["hidden"], 10),
    "softmax-of-drawn-numbers": lambda v: softmax(v["a"], v["b"], v["c"])[0],
    "one-drawn-step": lambda v: v["x"] * (1 - 2 * v["k"] * v["rate"]),
    "two-drawn-steps": lambda v: v["c"] + (v["x"] - v["c"]) * (1 - 2 * v["rate"]) ** 2,
    "drawn-step-schedule": lambda v: v["start"] * 0.5 ** int(v["epoch"] / v["every"]),
    "drawn-iterations": lambda v: v["epochs"] * len(range(0, int(v["n"]), int(v["batch"]))),
    "drawn-f1": lambda v: 2
    / ((v["tp"] + v["fp"]) / v["tp"] + (v["tp"] + v["fn"]) / v["tp"]),
    "drawn-cross-entropy": lambda v: -math.log(v["p"]),
    "drawn-binary-cross-entropy": lambda v: -math.log1p(-v["p"]),
    "drawn-output-size": lambda v: slid(int(v["n"]), int(v["k"]), int(v["s"]), int(v["p"])),
    "drawn-conv-parameters": lambda v: dense(v["k"] * v["k"] * v["c"], v["f"]),
    "drawn-receptive-field": lambda v: widened(*[(int(v["k"]), 1)] * int(v["layers"])),
    "drawn-receptive-field-with-pooling": lambda v: widened(
        (int(v["k"]), 1), (2, 2), (int(v["m"]), 1)
    ),
    "drawn-soft-target": lambda v: softmax(v["a"] / v["t"], v["b"] / v["t"])[0],
    "drawn-iou": shared,
    "drawn-transposed-size": lambda v: laid_down(int(v["n"]), int(v["k"]), int(v["s"])),
    "drawn-cosine-similarity": lambda v: math.cos(
        math.atan2(v["b"], v["a"]) - math.atan2(v["d"], v["c"])
    ),
    "drawn-simple-rnn-parameters": lambda v: dense(v["x"] + v["h"], v["h"]),
    "drawn-lstm-parameters": lambda v: 4 * dense(v["x"] + v["h"], v["h"]),
    "drawn-gru-parameters": lambda v: 3 * (dense(v["x"], v["h"]) + dense(v["h"], v["h"])),
    "drawn-attention-parameters": lambda v: 3 * v["heads"] * dense(v["d"], v["k"])
    + dense(v["heads"] * v["k"], v["d"]),
    "drawn-attention-weight": lambda v: softmax(
        v["a"] / math.sqrt(v["dk"]), v["b"] / math.sqrt(v["dk"])
    )[0],
    "drawn-perplexity": lambda v: math.exp(
        -sum(math.log(v[name]) for name in "abc") / 3
    ),
    "drawn-temperature": lambda v: softmax(v["a"] / v["t"], 0)[0],
}  # fmt: skip


def answers(question: Question) -> Iterator[tuple[Values, float, float]]:
    """Yield values, the right number as it is shown, and how far off it may be."""
    for draw in DRAWS:
        [part] = form(question, TextSettings(("en", "nb")), draw=draw).parts
        match part.control:
            case Number(answer=answer, tolerance=tolerance):
                yield values_of(question, draw), answer, max(tolerance, 1e-9)
            case Options(right=(right,)):
                shown = document_words(right.content.content)
                number = "".join(shown.split()).replace("\N{MINUS SIGN}", "-")
                number = number.replace("x=", "").replace("{", "").replace("}", "")
                yield values_of(question, draw), float(number), 6e-4
            case other:
                pytest.fail(f"{other} has no right number")


@pytest.mark.parametrize("id_", WORKED_OUT)
def test_the_right_answer_of_every_draw_is_right(id_: str, varying: dict[str, Question]) -> None:
    for values, answer, off in answers(varying[id_]):
        assert answer == pytest.approx(WORKED_OUT[id_](values), abs=off), values


def test_the_course_has_more_than_forty_in_every_lesson(varying: dict[str, Question]) -> None:
    assert len(varying) >= 40
    assert all(isinstance(question, Choice | Numeric) for question in varying.values())
    guide = loaded_course(ROOT)
    for lesson in guide.lessons:
        assert any(question.variables for question in lesson.questions), lesson.folder


def test_what_is_asked_of_a_figure_to_play_with_is_asked_of_its_picture() -> None:
    guide = loaded_course(ROOT)
    [lesson] = [one for one in guide.lessons if one.slug == "classification-and-overfitting"]
    page = PageView(Site.of(guide, "en"), "quiz/week-4.md", lesson)
    assert "data-script" in page.figure("figures/roc-curve.svg", "Curves")
    assert "data-script" not in page.still_figure("figures/roc-curve.svg", "Curves")


def test_code_does_what_its_question_says() -> None:
    guide = loaded_course(ROOT)
    traced = [question for _, question in guide.questions() if isinstance(question, Trace)]
    assert len(traced) >= 5
    for question in traced:
        result = subprocess.run(
            [sys.executable, "-c", question.code], capture_output=True, text=True, check=False
        )
        lines = re.findall(r'File "<string>", line (\d+), in <module>', result.stderr)
        assert [int(line) for line in lines] == [question.error_line] * len(lines), question.id
        assert bool(lines) == (question.prints is None), question.id
        assert result.stdout == (question.prints or ""), question.id
