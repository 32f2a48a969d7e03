"""Compare a dense and a convolutional network on small digits, also moved by a pixel."""

import keras
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

x, y = load_digits(return_X_y=True)
images = np.pad(x.reshape(-1, 8, 8, 1) / 16, ((0, 0), (1, 1), (1, 1), (0, 0)))  # a dark rim
x_train, x_test, y_train, y_test = train_test_split(images, y, test_size=0.2, random_state=0)
moved = np.roll(x_test, 1, axis=2)  # one pixel to the right, where the rim has room

layers = keras.layers
kinds = {
    "dense": [layers.Flatten(), layers.Dense(32, activation="relu")],
    "CNN": [
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(),
        layers.Conv2D(16, 3, activation="relu"),
        layers.Flatten(),
    ],
    "CNN, global max": [
        layers.Conv2D(16, 3, activation="relu"),
        layers.Conv2D(32, 3, activation="relu"),
        layers.GlobalMaxPooling2D(),
    ],
}
print("network          parameters  training  test  test, moved by a pixel")
for name, body in kinds.items():
    keras.utils.set_random_seed(5)
    model = keras.Sequential(
        [keras.Input((10, 10, 1)), *body, layers.Dense(10, activation="softmax")]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x_train, y_train, epochs=40, verbose=0)
    seen, new, shifted = (
        model.evaluate(*pair, verbose=0)[1]
        for pair in ((x_train, y_train), (x_test, y_test), (moved, y_test))
    )
    print(f"{name:15}  {model.count_params():10}  {seen:8.3f}  {new:.3f}  {shifted:22.3f}")
