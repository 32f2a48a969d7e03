"""Let a GRU, a SimpleRNN and a bag of letters tell Norwegian from English words."""

import keras
import numpy as np
from wordfreq import top_n_list

layers = keras.layers
words = {
    code: [word for word in top_n_list(code, 20_000) if word.isalpha() and 4 <= len(word) <= 12]
    for code in ("nb", "en")
}
both = set(words["nb"]) & set(words["en"])
pairs = [(word, int(code == "nb")) for code in words for word in words[code] if word not in both]
order = np.random.default_rng(0).permutation(len(pairs))
letters = "abcdefghijklmnopqrstuvwxyz"  # æ, ø and å would give the answer away
pairs = [pairs[i] for i in order if set(pairs[i][0]) <= set(letters)][:16_000]
ids = np.array([[letters.index(letter) + 1 for letter in word.ljust(12, "a")] for word, _ in pairs])
lengths = np.array([len(word) for word, _ in pairs])
ids = ids * (np.arange(12) < lengths[:, None])  # 0 is padding
labels = np.array([label for _, label in pairs])
train, test = slice(0, 14_000), slice(14_000, None)
print(f"{len(pairs)} words, {labels.mean():.0%} Norwegian; 2000 for the test")

bodies = {
    "mean of letter vectors": layers.GlobalAveragePooling1D,
    "SimpleRNN(32)": lambda: layers.SimpleRNN(32),
    "GRU(32)": lambda: layers.GRU(32),
}
print("network                 parameters  test accuracy")
for name, body in bodies.items():
    keras.utils.set_random_seed(12)
    model = keras.Sequential(
        [
            keras.Input((12,)),
            layers.Embedding(27, 16, mask_zero=True),
            body(),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    model.fit(ids[train], labels[train], epochs=6, batch_size=64, verbose=0)
    accuracy = model.evaluate(ids[test], labels[test], verbose=0)[1]
    print(f"{name:22}  {model.count_params():10}  {accuracy:13.3f}")
