"""Pretrain on the digits 0 to 4, then learn 5 to 9 from a few examples of each."""

import keras
import numpy as np
from sklearn.datasets import load_digits

layers = keras.layers
x, y = load_digits(return_X_y=True)
images = x.reshape(-1, 8, 8, 1) / 16
old, new = y < 5, y >= 5
rng = np.random.default_rng(0)


def network(base: keras.Model) -> keras.Model:
    """Return a base with a new head for five classes, compiled."""
    model = keras.Sequential([keras.Input((8, 8, 1)), base, layers.Dense(5, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def fresh_base() -> keras.Model:
    """Return a base with random weights."""
    convolutions = [
        layers.Conv2D(32, 3, activation="relu"),
        layers.Conv2D(32, 3, activation="relu"),
    ]
    return keras.Sequential([keras.Input((8, 8, 1)), *convolutions, layers.Flatten()])


keras.utils.set_random_seed(7)
pretrained = fresh_base()
model = network(pretrained)
model.fit(images[old], y[old], epochs=30, verbose=0)

numbers = np.flatnonzero(new)
test = rng.permutation(numbers)[:400]
pool = np.setdiff1d(numbers, test)
print("per class  from scratch  frozen base")
for count in (1, 3, 10, 30):
    few = np.concatenate(
        [rng.choice(pool[y[pool] == n], count, replace=False) for n in range(5, 10)]
    )
    results = []
    for base, trainable in ((fresh_base(), True), (pretrained, False)):
        base.trainable = trainable
        model = network(base)
        model.fit(images[few], y[few] - 5, epochs=100, verbose=0)
        results.append(model.evaluate(images[test], y[test] - 5, verbose=0)[1])
    print(f"{count:9}  {results[0]:12.3f}  {results[1]:11.3f}")
