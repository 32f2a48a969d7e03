"""Read small digits with a transformer of 16 patches, with and without positions."""

import keras
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

layers = keras.layers
x, y = load_digits(return_X_y=True)
patches = (x / 16).reshape(-1, 4, 2, 4, 2).transpose(0, 1, 3, 2, 4).reshape(-1, 16, 4)
x_train, x_test, y_train, y_test = train_test_split(patches, y, test_size=0.2, random_state=0)


class Positions(layers.Layer):
    """Add a learned vector to each token, one for each position."""

    def build(self, shape: tuple[int | None, int, int]) -> None:
        """Make the vectors."""
        self.vectors = self.add_weight(shape=shape[1:], initializer="random_normal")

    def call(self, tokens: object) -> object:
        """Return the tokens with their positions."""
        return tokens + self.vectors


def block(tokens: object, heads: int = 4, hidden: int = 64) -> object:
    """Return the tokens after one pre-norm block."""
    width = tokens.shape[-1]
    seen = layers.LayerNormalization()(tokens)
    tokens = tokens + layers.MultiHeadAttention(heads, width // heads)(seen, seen)
    wide = layers.Dense(hidden, activation="gelu")(layers.LayerNormalization()(tokens))
    return tokens + layers.Dense(width)(wide)


print("positions  blocks  parameters  training  test")
for with_positions in (False, True):
    for blocks in (1, 2):
        keras.utils.set_random_seed(14)
        inputs = keras.Input((16, 4))
        tokens = layers.Dense(32)(inputs)
        tokens = Positions()(tokens) if with_positions else tokens
        for _ in range(blocks):
            tokens = block(tokens)
        pooled = layers.GlobalAveragePooling1D()(layers.LayerNormalization()(tokens))
        model = keras.Model(inputs, layers.Dense(10, activation="softmax")(pooled))
        model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
        model.fit(x_train, y_train, epochs=60, verbose=0)
        pairs = (x_train, y_train), (x_test, y_test)
        seen, new = (model.evaluate(*pair, verbose=0)[1] for pair in pairs)
        print(
            f"{with_positions!s:9}  {blocks:6}  {model.count_params():10}  {seen:8.3f}  {new:.3f}"
        )
