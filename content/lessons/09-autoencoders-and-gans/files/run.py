"""Squeeze 64 pixels through a few numbers, by PCA and by autoencoders."""

import keras
import numpy as np
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split

layers = keras.layers
x, _ = load_digits(return_X_y=True)
train, test = train_test_split(x / 16, test_size=0.2, random_state=0)


def error(copies: np.ndarray) -> float:
    """Return the mean squared error of copies of the test images."""
    return float(np.mean((copies - test) ** 2))


print(f"the mean image for all: {error(np.broadcast_to(train.mean(axis=0), test.shape)):.4f}")
print("code  PCA     linear autoencoder  with ReLU layers")
for size in (2, 8, 16):
    pca = PCA(size).fit(train)
    errors = [error(pca.inverse_transform(pca.transform(test)))]
    for hidden in ([], [layers.Dense(64, activation="relu")]):
        keras.utils.set_random_seed(9)
        back = [layers.Dense(64, activation="relu")] if hidden else []
        model = keras.Sequential(
            [keras.Input((64,)), *hidden, layers.Dense(size), *back, layers.Dense(64)]
        )
        model.compile("adam", "mse")
        model.fit(train, train, epochs=300, verbose=0)
        errors.append(error(model.predict(test, verbose=0)))
    print(f"{size:4}  {errors[0]:.4f}  {errors[1]:18.4f}  {errors[2]:16.4f}")
