"""The figures of this course to play with: their numbers, and that each can be played and found."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import numpy as np
import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect
from quickjs_rs import Runtime

from pages_in_browser import NARROW, WIDE, axe_violations, opened
from sites import ROOT
from test_playable_figures import HIGHER_THAN_KEPT

LESSONS = ROOT / "content/lessons"
Keys = tuple[tuple[str, int, str, int], ...]
"""What is pressed: the role, the place among those of the role, the key, and how often."""
SOLUTIONS: dict[str, Keys] = {
    "what-deep-learning-is/neuron": (
        ("slider", 1, "ArrowLeft", 5), ("slider", 2, "ArrowRight", 8),
        ("slider", 3, "ArrowLeft", 2),
    ),
    "what-deep-learning-is/activation-functions": (("slider", 0, "PageUp", 4),),
    "what-deep-learning-is/playground": (
        ("radio", 0, "ArrowRight", 1), ("radio", 1, "ArrowRight", 1),
        ("slider", 0, "ArrowRight", 1), ("slider", 1, "ArrowRight", 5), ("button", 0, "Enter", 1),
    ),
    "how-a-network-learns/learning-rates": (("slider", 0, "ArrowRight", 15),),
    "how-a-network-learns/lr-finder": (("slider", 0, "ArrowRight", 23),),
    "how-a-network-learns/momentum": (("slider", 1, "ArrowRight", 12),),
    "classification-and-overfitting/roc-curve": (("slider", 0, "ArrowRight", 6),),
    "classification-and-overfitting/fits": (("slider", 1, "ArrowRight", 20),),
    "convolutional-networks/stride-and-padding": (
        ("slider", 0, "ArrowRight", 1), ("slider", 1, "ArrowRight", 1), ("button", 4, "Enter", 1),
    ),
    "convolutional-networks/receptive-field": (("slider", 2, "ArrowRight", 1),),
    "augmentation-and-dropout/augmentations": (
        ("radio", 0, "ArrowRight", 1), ("radio", 1, "ArrowRight", 1),
        ("slider", 0, "ArrowRight", 9),
    ),
    "augmentation-and-dropout/dropout": (("button", 0, "Enter", 2), ("slider", 0, "ArrowRight", 5)),
    "autoencoders-and-gans/gan": (("slider", 1, "ArrowLeft", 4),),
    "segmentation-and-detection/iou-boxes": (
        ("slider", 0, "ArrowLeft", 2), ("slider", 0, "ArrowDown", 1),
    ),
    "tabular-data-and-embeddings/film-map": (("slider", 0, "PageDown", 6),),
    "text-and-recurrent-networks/vanishing-gradient": (("slider", 0, "ArrowLeft", 11),),
    "attention-and-transformers/attention-heatmap": (
        ("slider", 0, "ArrowRight", 4), ("slider", 0, "ArrowDown", 8),
    ),
    "language-models/subwords": (("button", 1, "Enter", 6),),
    "language-models/temperature": (("slider", 0, "ArrowRight", 10),),
}  # fmt: skip


@cache
def context(figure: str) -> Any:
    """Return QuickJS with what the script of a figure exports."""
    lesson, name = figure.split("/")
    path = next(LESSONS.glob(f"*-{lesson}/figures/{name}.js"))
    script = re.sub(r"^export ", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    made = Runtime().new_context()
    made.eval(f"{script.replace('const ', 'var ')}\n;0")
    return made


def run(figure: str, call: str) -> Any:
    """Return the value of an expression with a figure's functions."""
    return json.loads(context(figure).eval(f"JSON.stringify({call})"))


def test_every_script_of_a_figure_has_a_solution_here() -> None:
    scripts = {f"{path.parts[-3][3:]}/{path.stem}" for path in LESSONS.glob("*/figures/*.js")}
    assert scripts == set(SOLUTIONS)
    assert len(scripts) >= 15


def test_steps_downhill_are_those_of_the_lesson() -> None:
    figure = "how-a-network-learns/learning-rates"
    assert run(figure, "descent(0.25, 4)") == [0, 1.5, 2.25, 2.625, 2.8125]
    assert run(figure, "descent(1, 4)") == [0, 6, 0, 6, 0]
    w = 0.0
    for _ in range(20):
        w -= 0.35 * 2 * (w - 3)
    assert np.isclose(run(figure, "descent(0.35, 20)")[-1], w)


@pytest.mark.parametrize(("optimizer", "rate", "beta"), [("sgd", 0.11, 0.6), ("adam", 0.3, 0.9)])
def test_momentum_and_adam_go_as_numpy_goes(optimizer: str, rate: float, beta: float) -> None:
    call = f"descend({json.dumps(optimizer)}, {rate}, {beta}, 25)"
    at, speed, square = np.array([-4.4, 0.9]), np.zeros(2), np.zeros(2)
    for step in range(1, 26):
        slope = np.array([1, 16]) * at
        if optimizer == "adam":
            speed = beta * speed + (1 - beta) * slope
            square = 0.999 * square + 0.001 * slope**2
            size = np.sqrt(square / (1 - 0.999**step)) + 1e-8
            at = at - rate * speed / (1 - beta**step) / size
        else:
            speed = beta * speed - rate * slope
            at = at + speed
    assert np.allclose(run("how-a-network-learns/momentum", call)[-1], at)


def test_a_rate_on_the_steep_part_trains_well_and_the_one_at_the_lowest_point_diverges() -> None:
    figure = "how-a-network-learns/lr-finder"
    rates, losses = np.array(run(figure, "rangeTest()")).T
    lowest = rates[losses.argmin()]
    steepest = rates[np.diff(losses[: losses.argmin()]).argmin()]
    scales, goal = np.array(run(figure, "[SCALES, GOAL]"))
    for rate, ends in ((steepest, 0.4), (lowest / 10, 0.17)):
        w = np.zeros(6)
        for _ in range(200):
            w -= rate * 2 * scales**2 * (w - goal)
        loss = 0.16 + np.sum((scales * (w - goal)) ** 2)
        assert loss < ends
        assert np.isclose(run(figure, f"training({rate})")[-1][1], loss)
    assert run(figure, f"training({lowest}, 20)")[-1][1] > 1000


def test_a_neuron_and_its_activations_are_those_of_the_lesson() -> None:
    assert run("what-deep-learning-is/neuron", "sum([0.5, -1], 0.25, [1, 0.5])") == 0.25
    z = np.linspace(-6, 6, 25)
    functions = {
        "relu": (np.maximum(0, z), (z > 0).astype(float)),
        "sigmoid": (1 / (1 + np.exp(-z)), np.exp(-z) / (1 + np.exp(-z)) ** 2),
        "tanh": (np.tanh(z), 1 - np.tanh(z) ** 2),
    }
    for name, expected in functions.items():
        for key, values in zip(("value", "slope"), expected, strict=True):
            call = f"{z.tolist()}.map(FUNCTIONS.{name}.{key})"
            assert np.allclose(run("what-deep-learning-is/activation-functions", call), values)


def test_the_small_network_learns_by_the_gradients_of_its_loss() -> None:
    figure = "what-deep-learning-is/playground"
    rng = np.random.default_rng(1)
    w1, b1, w2, b2 = rng.normal(size=(3, 2)), rng.normal(size=3), rng.normal(size=3), 0.2
    x, y = rng.normal(size=(20, 2)), rng.integers(0, 2, 20)
    layers = [
        {"into": 2, "out": 3, "w": w1.ravel().tolist(), "b": b1.tolist()},
        {"into": 3, "out": 1, "w": w2.tolist(), "b": [b2]},
    ]
    points = [{"x": a, "y": b, "label": int(label)} for (a, b), label in zip(x, y, strict=True)]
    given = f"{json.dumps(layers)}, 'tanh', {json.dumps(points)}, 0.01"
    found = run(figure, f"gradients({given})")
    hidden = np.tanh(x @ w1.T + b1)
    p = 1 / (1 + np.exp(-(hidden @ w2 + b2)))
    error = (p - y) / 20
    back = np.outer(error, w2) * (1 - hidden**2)
    assert np.isclose(found["loss"], -np.mean(np.log(np.where(y, p, 1 - p))))
    assert np.allclose(found["slopes"][1]["w"], hidden.T @ error + 0.01 * w2)
    assert np.allclose(found["slopes"][0]["w"], (back.T @ x + 0.01 * w1).ravel())
    assert np.allclose(found["slopes"][0]["b"], back.sum(axis=0))


def test_the_filter_at_a_threshold_is_that_of_the_lesson() -> None:
    figure = "classification-and-overfitting/roc-curve"
    assert run(figure, "counts(0.5)") == {"tp": 80, "fn": 20, "fp": 40, "tn": 860}
    expected = {"precision": 80 / 120, "recall": 0.8, "f1": 160 / 220, "accuracy": 0.94}
    found = run(figure, "metrics(counts(0.5))")
    assert all(np.isclose(found[key], value) for key, value in expected.items())
    assert np.isclose(found["rate"], 40 / 900)
    assert run(figure, "counts(0.9)") == {"tp": 60, "fn": 40, "fp": 5, "tn": 895}


@pytest.mark.parametrize(("degree", "decay"), [(1, 0), (3, 0), (9, 0), (9, 0.01), (5, 1)])
def test_polynomials_are_fitted_as_numpy_fits_them(degree: int, decay: float) -> None:
    figure = "classification-and-overfitting/fits"
    x, y = np.array(run(figure, "TRAIN")).T
    powers = np.vander(x, degree + 1, increasing=True)
    penalty = decay * np.diag([0, *[1] * degree])
    expected = np.linalg.solve(powers.T @ powers + penalty, powers.T @ y)
    call = f"fitted(TRAIN, {degree}, {decay})"
    assert np.allclose(run(figure, call), expected, rtol=1e-4, atol=1e-4)
    errors = {1: (0.14, 0.25), 3: (0.05, 0.13), 9: (0.0, 0.65)}
    if not decay:
        found = run(figure, f"[error({call}, TRAIN), error({call}, VALID)]")
        assert np.allclose(found, errors[degree], atol=0.006)


def test_convolutions_and_what_they_see_are_those_of_the_lesson() -> None:
    figure = "convolutional-networks/stride-and-padding"
    assert run(figure, "convolve(IMAGE, FILTERS.sobel)") == [[4, 31, 27], [3, 32, 27], [3, 31, 29]]
    assert run(figure, "convolve(IMAGE, FILTERS.sobel, 2)") == [[4, 27], [3, 29]]
    assert run(figure, "convolve(IMAGE, FILTERS.sobel, 1, 1)")[1] == [3, 4, 31, 27, -34]
    image, weights = (np.array(run(figure, name)) for name in ("IMAGE", "FILTERS.blur"))
    for stride in (1, 2, 3):
        padded = np.pad(image, 2)
        windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3))[::stride, ::stride]
        expected = (windows * weights).sum(axis=(2, 3))
        assert np.allclose(run(figure, f"convolve(IMAGE, FILTERS.blur, {stride}, 2)"), expected)
    figure = "convolutional-networks/receptive-field"
    assert run(figure, "fields(3, 3, 1)") == [1, 3, 5, 7]
    for layers, size, stride in ((3, 3, 2), (4, 5, 2), (5, 7, 1)):
        arguments = f"({layers}, {size}, {stride})"
        assert run(figure, f"widths{arguments}")[-1] == run(figure, f"fields{arguments}")[-1]


def test_dropout_keeps_the_sum_and_augmentation_is_a_turn() -> None:
    rng = np.random.default_rng(6)
    draws = rng.random(1000)
    call = f"dropped({[3.0] * 1000}, 0.25, {draws.tolist()})"
    expected = 3.0 * (draws >= 0.25) / 0.75
    assert np.allclose(run("augmentation-and-dropout/dropout", call), expected)
    change = "{ flip: true, angle: 90, zoom: 2, shift: 0.5 }"
    turned = run("augmentation-and-dropout/augmentations", f"transformed([1, 0.5], {change})")
    flipped = np.array([-1, 0.5]) * 2
    assert np.allclose(turned, np.array([[0, -1], [1, 0]]) @ flipped + [0.5, 0])


def test_the_game_of_the_gan_has_the_value_of_the_lesson() -> None:
    figure = "autoencoders-and-gans/gan"
    assert np.allclose(run(figure, "bestDiscriminator(REAL, [0.5, 0.5, 0])"), [0.5, 0.375, 1])
    assert np.isclose(run(figure, "value(REAL, [0.5, 0.5, 0])"), -1.222, atol=0.001)
    assert np.isclose(run(figure, "value(REAL, REAL)"), -np.log(4))


def test_boxes_overlap_as_in_the_lesson() -> None:
    figure = "segmentation-and-detection/iou-boxes"
    found = run(figure, "overlap(FIRST, [4, 3, 10, 7])")
    assert (found["shared"], found["union"], found["dice"]) == (12, 36, 0.5)
    assert run(figure, "overlap(FIRST, [3, 2, 9, 6])")["iou"] == 20 / 28
    assert run(figure, "overlap(FIRST, [9, 7, 10, 8])")["iou"] == 0


def test_the_axis_that_shows_most_is_the_first_principal_component() -> None:
    figure = "tabular-data-and-embeddings/film-map"
    films = np.array(run(figure, "FILMS"))
    _, sizes, directions = np.linalg.svd(films - films.mean(axis=0))
    share = sizes[0] ** 2 / (sizes**2).sum()
    angle = np.degrees(np.arctan2(directions[0, 1], directions[0, 0])) % 180
    assert share.round(2) == 0.79
    assert np.isclose(run(figure, f"shareShown(centred(FILMS), {angle})"), share)
    shown = run(figure, "Array.from({length: 181}, (_, at) => shareShown(centred(FILMS), at))")
    assert max(shown) <= share
    assert round(run(figure, "cosine(FILMS[0], FILMS[1])"), 2) == 0.91
    assert round(run(figure, "cosine(FILMS[0], FILMS[4])"), 2) == -0.95


def test_gradients_fade_and_attention_looks_as_in_the_lesson() -> None:
    fading = "text-and-recurrent-networks/vanishing-gradient"
    assert np.isclose(run(fading, "remaining(0.9, 100)"), 0.9**100)
    figure = "attention-and-transformers/attention-heatmap"
    q, k, v = (np.array(run(figure, name)) for name in ("QUERIES", "KEYS", "VALUES"))
    powers = np.exp(q @ k.T / np.sqrt(2))
    weights = powers / powers.sum(axis=1, keepdims=True)
    assert weights.round(2).tolist() == [[0.25, 0.25, 0.5], [0.4, 0.2, 0.4], [0.28, 0.14, 0.58]]
    assert np.allclose(run(figure, "QUERIES.map((one) => weightsOf(one))"), weights)
    found = run(figure, "QUERIES.map((one) => context(weightsOf(one)))")
    assert np.allclose(found, weights @ v)
    masked = run(figure, "weightsOf(QUERIES[1], { upTo: 2 })")
    assert np.round(masked, 2).tolist() == [0.67, 0.33, 0]


def test_merges_and_temperatures_are_those_of_the_lesson() -> None:
    figure = "language-models/subwords"
    words = yaml.safe_load(
        next(LESSONS.glob("*/figures/subwords.yml")).read_text(encoding="utf-8")
    )["words"]
    for language, count, merged, parts in (
        ("en", 5, ["ol", "old", "er", "ne", "new"], ["c", "old", "er"]),
        ("nb", 6, ["hu", "hus", "en", "ene", "bi", "bil"], ["bil", "hus", "ene"]),
    ):
        learned = f"learned(corpusOf({words['words'][language]!r}), {count})"
        assert [left + right for left, right, _ in run(figure, learned)] == merged
        assert run(figure, f"pieces({words['new'][language]!r}, {learned})") == parts
    figure = "language-models/temperature"
    for t, expected in (
        (0.5, [0.87, 0.12, 0.02]),
        (1, [0.67, 0.24, 0.09]),
        (2, [0.51, 0.31, 0.19]),
    ):
        assert np.allclose(run(figure, f"softmax(LOGITS, {t})"), expected, atol=0.005)
    assert np.allclose(run(figure, "topK([0.5, 0.3, 0.2], 2)"), [0.625, 0.375, 0])


def solved(figure: Locator, keys: Keys) -> None:
    """Press the keys that lead to what the prompt asks for."""
    controls = figure.locator(".playable-body")
    for role, at, key, times in keys:
        control = controls.get_by_role(role).nth(at)  # type: ignore[arg-type]
        control.focus()
        for _ in range(times):
            control.press(key)


def played(page: Page, address: str, keys: Keys) -> None:
    """Play one figure of a lesson until it says that the answer was found, and look at it."""
    name = address.partition("/")[2]
    figure = page.locator(f'[data-figure="{name}"]')
    figure.scroll_into_view_if_needed()
    expect(figure).to_have_attribute("data-playing", "")
    found = figure.locator(".playable-found")
    expect(found).to_be_empty()
    assert figure.evaluate(HIGHER_THAN_KEPT) <= 0, f"{address}: more than its 'height'"
    solved(figure, keys)
    expect(found).not_to_be_empty(timeout=5000)
    assert axe_violations(page, f'[data-figure="{name}"]') == [], address


@pytest.mark.parametrize(("prefix", "scheme"), [("", "light"), ("nb/", "dark")])
def test_every_figure_is_found_by_the_keyboard_in_both_languages(
    browser: Browser, real_url: str, prefix: str, scheme: str
) -> None:
    lessons = dict.fromkeys(address.partition("/")[0] for address in SOLUTIONS)
    for lesson in lessons:
        url = f"{real_url}{prefix}lessons/{lesson}/"
        with opened(browser, url, viewport=WIDE, color_scheme=scheme) as page:
            for address, keys in SOLUTIONS.items():
                if address.startswith(f"{lesson}/"):
                    played(page, address, keys)
            page.set_viewport_size(NARROW)
            expect(page.locator(".playable-body svg, .kit-grid").first).to_be_visible()
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= NARROW["width"], lesson
