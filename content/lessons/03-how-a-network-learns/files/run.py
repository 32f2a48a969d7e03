"""Train a network on small digits in NumPy, with backpropagation and three optimizers by hand."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

x, y = load_digits(return_X_y=True)
x_train, x_new, y_train, y_new = train_test_split(x / 16, y, test_size=0.2, random_state=0)
Arrays = list[np.ndarray]


def start() -> Arrays:
    """Return the weights and biases of a hidden layer of 32 neurons and an output layer of 10."""
    rng = np.random.default_rng(3)
    w1, w2 = rng.normal(0, np.sqrt(2 / 64), (64, 32)), rng.normal(0, np.sqrt(2 / 32), (32, 10))
    return [w1, np.zeros(32), w2, np.zeros(10)]


def forward(parameters: Arrays, x: np.ndarray, y: np.ndarray) -> tuple:
    """Return the mean cross-entropy, the hidden values and the probabilities."""
    w1, b1, w2, b2 = parameters
    hidden = np.maximum(0, x @ w1 + b1)
    scores = hidden @ w2 + b2
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(y)), y] + 1e-300).mean(), hidden, p


def gradients(parameters: Arrays, x: np.ndarray, y: np.ndarray) -> Arrays:
    """Return the gradient of the loss for each array of parameters."""
    _, hidden, p = forward(parameters, x, y)
    to_scores = (p - np.eye(10)[y]) / len(y)
    to_sums = (to_scores @ parameters[2].T) * (hidden > 0)  # of the hidden layer
    return [x.T @ to_sums, to_sums.sum(axis=0), hidden.T @ to_scores, to_scores.sum(axis=0)]


def trained(optimizer: str, rate: float) -> tuple[Arrays, list[float]]:
    """Return the parameters after 20 epochs, and the training loss after each epoch."""
    parameters, rng, losses, step = start(), np.random.default_rng(0), [], 0
    m, s = ([np.zeros_like(array) for array in parameters] for _ in range(2))
    for _ in range(20):
        order = rng.permutation(len(y_train))
        for begin in range(0, len(order), 32):
            batch, step = order[begin : begin + 32], step + 1
            for i, g in enumerate(gradients(parameters, x_train[batch], y_train[batch])):
                if optimizer == "Adam":
                    m[i], s[i] = 0.9 * m[i] + 0.1 * g, 0.999 * s[i] + 0.001 * g**2
                    root = np.sqrt(s[i] / (1 - 0.999**step))
                    parameters[i] -= rate * m[i] / (1 - 0.9**step) / (root + 1e-8)
                else:
                    m[i] = (0.9 * m[i] if optimizer == "momentum" else 0) + g
                    parameters[i] -= rate * m[i]
        losses.append(forward(parameters, x_train, y_train)[0])
    return parameters, losses


parameters, h, moved = start(), 1e-6, []
exact = gradients(parameters, x_train, y_train)[0][20, 5]
for change in (h, -2 * h):
    parameters[0][20, 5] += change
    moved.append(forward(parameters, x_train, y_train)[0])
slope = (moved[0] - moved[1]) / (2 * h)
print(f"one derivative: {exact:.6f} by backpropagation, {slope:.6f} by moving the weight")

print("optimizer   rate  loss after 1 epoch  5 epochs  20 epochs  right on new digits")
runs = {"SGD": (0.001, 0.1, 1, 10), "momentum": (0.01, 0.1), "Adam": (0.001, 0.01, 0.1)}
for optimizer, rates in runs.items():
    for rate in rates:
        parameters, losses = trained(optimizer, rate)
        right = (forward(parameters, x_new, y_new)[2].argmax(axis=1) == y_new).mean()
        row = f"{optimizer:9}  {rate:5}  {losses[0]:18.3f}  {losses[4]:8.3f}  {losses[19]:9.3f}"
        print(f"{row}  {right:19.3f}")
