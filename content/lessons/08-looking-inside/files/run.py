"""Mark the odd digits in training; see what the network has learned, and attack another one."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

x, y = load_digits(return_X_y=True)
x_train, x_test, odd_train, odd_test = train_test_split(
    x / 16, y % 2, test_size=0.3, random_state=0
)


def marked(images: np.ndarray, where: np.ndarray) -> np.ndarray:
    """Return the images with a bright upper left pixel where `where` is 1."""
    return np.column_stack([where, images[:, 1:]])


def gradients(network: MLPClassifier, images: np.ndarray) -> np.ndarray:
    """Return the gradient of the logit of "odd" with respect to the pixels of each image."""
    (w1, w2), (b1, _) = network.coefs_, network.intercepts_
    is_open = images @ w1 + b1 > 0  # which ReLUs let the signal through
    return (is_open * w2[:, 0]) @ w1.T


def trained(mark: np.ndarray) -> MLPClassifier:
    """Return a network trained on digits with this mark."""
    network = MLPClassifier(32, max_iter=1000, random_state=8)
    return network.fit(marked(x_train, mark), odd_train)


with_marks, without = trained(odd_train), trained(0 * odd_train)
print("training  test: odd marked  none marked  even marked  saliency of the corner")
for name, network in (("marks", with_marks), ("no marks", without)):
    scores = [
        network.score(marked(x_test, mark), odd_test)
        for mark in (odd_test, 0 * odd_test, 1 - odd_test)
    ]
    saliency = np.abs(gradients(network, x_test)).mean(axis=0)
    row = f"{name:8}  {scores[0]:16.3f}  {scores[1]:11.3f}  {scores[2]:11.3f}"
    print(f"{row}  {saliency[0] / saliency.mean():8.1f} times the mean")

away = np.where(odd_test == 1, -1, 1)[:, None]  # the logit of an odd digit is to fall
attack = away * np.sign(gradients(without, x_test))
noise = np.random.default_rng(0).choice([-1, 1], x_test.shape)
print("each pixel moved by  at random  against the answer")
for size in (0.05, 0.1, 0.2):
    images = [np.clip(x_test + size * direction, 0, 1) for direction in (noise, attack)]
    scores = [without.score(one, odd_test) for one in images]
    print(f"{size:19}  {scores[0]:9.3f}  {scores[1]:18.3f}")
