"""Find the pixels of digits in noise, by a threshold and by a U-Net with and without skips."""

import keras
import numpy as np
from sklearn.datasets import load_digits

layers = keras.layers
digits = load_digits().images / 16
rng = np.random.default_rng(10)


def scenes(number: int, sources: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return noisy images of 32 × 32 pixels with four digits each, and their masks."""
    images = np.zeros((number, 32, 32, 1))
    for image in images:
        for row, column in ((0, 0), (0, 16), (16, 0), (16, 16)):
            top, left = row + rng.integers(9), column + rng.integers(9)
            image[top : top + 8, left : left + 8, 0] = rng.choice(sources)
    return images + rng.normal(0, 0.4, images.shape), images > 0.5


def block(x: keras.KerasTensor, channels: int) -> keras.KerasTensor:
    """Return what two convolutions with ReLU make of feature maps."""
    for _ in range(2):
        x = layers.Conv2D(channels, 3, padding="same", activation="relu")(x)
    return x


def network(*, skips: bool) -> keras.Model:
    """Return a U-Net with two steps down and two up."""
    x = start = keras.Input((32, 32, 1))
    saved = []
    for channels in (16, 32):
        x = block(x, channels)
        saved.append(x)
        x = layers.MaxPooling2D()(x)
    x = block(x, 64)
    for channels, features in zip((32, 16), reversed(saved), strict=True):
        x = layers.Conv2DTranspose(channels, 2, strides=2)(x)
        x = block(layers.Concatenate()([x, features]) if skips else x, channels)
    return keras.Model(start, layers.Conv2D(1, 1, activation="sigmoid")(x))


def report(name: str, found: np.ndarray) -> None:
    """Print the share of right pixels, and the IoU of what was found and the masks."""
    iou = (found & masks).sum() / max(1, (found | masks).sum())
    print(f"{name:20}  {np.mean(found == masks):12.3f}  {iou:.3f}")


train = scenes(800, digits[:1400])
images, masks = scenes(200, digits[1400:])
print(f"{'method':20}  pixels right    IoU")
report("no pixel", np.zeros_like(masks))
report("each pixel above 0.5", images > 0.5)
for skips in (False, True):
    keras.utils.set_random_seed(10)
    model = network(skips=skips)
    model.compile("adam", "binary_crossentropy")
    model.fit(*train, epochs=15, verbose=0)
    report(f"U-Net {'with' if skips else 'without'} skips", model.predict(images, verbose=0) > 0.5)
