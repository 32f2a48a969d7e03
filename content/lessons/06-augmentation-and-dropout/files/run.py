"""Train on 100 small digits: without anything, with augmentation, with dropout, with both."""

import keras
import numpy as np
from sklearn.datasets import load_digits

x, y = load_digits(return_X_y=True)
images = np.pad(x.reshape(-1, 8, 8, 1) / 16, ((0, 0), (1, 1), (1, 1), (0, 0)))
order = np.random.default_rng(0).permutation(len(y))
train, valid = order[:100], order[100:900]
moved = np.roll(images[valid], 1, axis=2)  # one pixel to the right, where the rim has room

layers = keras.layers
print("augmentation  dropout  training loss  validation loss  accuracy  accuracy, moved a pixel")
for augmented in (False, True):
    for rate in (0.0, 0.5):
        keras.utils.set_random_seed(6)
        changes = [layers.RandomTranslation(0.1, 0.1, fill_mode="constant")] if augmented else []
        model = keras.Sequential(
            [
                keras.Input((10, 10, 1)),
                *changes,
                layers.Conv2D(32, 3, activation="relu"),
                layers.Flatten(),
                layers.Dense(64, activation="relu"),
                layers.Dropout(rate),
                layers.Dense(10, activation="softmax"),
            ]
        )
        model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
        model.fit(images[train], y[train], epochs=100, verbose=0)
        loss = model.evaluate(images[train], y[train], verbose=0)[0]
        valid_loss, accuracy = model.evaluate(images[valid], y[valid], verbose=0)
        shifted = model.evaluate(moved, y[valid], verbose=0)[1]
        row = f"{augmented!s:12}  {rate:7}  {loss:13.3f}  {valid_loss:15.3f}"
        print(f"{row}  {accuracy:8.3f}  {shifted:23.3f}")
