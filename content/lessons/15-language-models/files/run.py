"""Learn the spelling of Norwegian words, letter by letter: by counts and by a GRU."""

from collections import Counter

import keras
import numpy as np
from wordfreq import top_n_list

layers = keras.layers
alphabet = "\nabcdefghijklmnopqrstuvwxyzæøå"  # the first character ends a word
common = top_n_list("nb", 30_000)
words = [word for word in common if set(word) <= set(alphabet) and 3 <= len(word) <= 12]
np.random.default_rng(0).shuffle(words)
train, test = words[:-1000], words[-1000:]
print(f"{len(train)} words to learn from, {len(test)} for the test, {len(alphabet)} characters")


def numbers(texts: list[str]) -> np.ndarray:
    """Return the characters of words as numbers, from one end of word to the next."""
    padded = ("\n" + text.ljust(13, "\n") for text in texts)
    return np.array([[alphabet.index(character) for character in text] for text in padded])


def loss(texts: list[str], logs: np.ndarray) -> float:
    """Return the mean cross-entropy of the characters of the texts, their end included."""
    total = sum(logs[i, : len(text) + 1].sum() for i, text in enumerate(texts))
    return -total / sum(len(text) + 1 for text in texts)


counts = np.ones((len(alphabet), len(alphabet)))  # 1 for each pair, so that none has 0
pairs = Counter(pair for word in train for pair in zip("\n" + word, word + "\n", strict=True))
for (before, after), count in pairs.items():
    counts[alphabet.index(before), alphabet.index(after)] += count
bigrams = np.log(counts / counts.sum(axis=1, keepdims=True))
seen = numbers(test)
print("model    perplexity per character")
print(f"uniform  {len(alphabet):.1f}")
print(f"bigrams  {np.exp(loss(test, bigrams[seen[:, :-1], seen[:, 1:]])):.1f}")

keras.utils.set_random_seed(15)
model = keras.Sequential(
    [
        keras.Input((None,)),
        layers.Embedding(len(alphabet), 32),
        layers.GRU(128, return_sequences=True),
        layers.Dense(len(alphabet), activation="softmax"),
    ]
)
data = numbers(train)
weights = (np.arange(13) <= np.array([len(word) for word in train])[:, None]).astype("float32")
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(data[:, :-1], data[:, 1:], sample_weight=weights, epochs=6, batch_size=64, verbose=0)
p = model.predict(seen[:, :-1], verbose=0)
logs = np.log(np.take_along_axis(p, seen[:, 1:, None], axis=2)[..., 0])
print(f"GRU      {np.exp(loss(test, logs)):.1f}")

rng = np.random.default_rng(1)
for temperature in (0.5, 1.0):
    made = []
    for _ in range(6):
        text = "\n"
        while len(text) < 13 and (len(text) == 1 or text[-1] != "\n"):
            ids = np.array([[alphabet.index(character) for character in text]])
            logits = np.log(model.predict(ids, verbose=0)[0, -1]) / temperature
            share = np.exp(logits - logits.max())
            text += alphabet[rng.choice(len(alphabet), p=share / share.sum())]
        made.append(text.strip())
    print(f"T = {temperature}: {', '.join(made)}")
