"""Forecast the carbon dioxide over Mauna Loa four weeks ahead, from weekly readings."""

import keras
import numpy as np
from statsmodels.datasets import co2

layers = keras.layers
series = co2.load_pandas().data["co2"].interpolate().to_numpy()
lookback, delay = 52, 4
steps = np.diff(series, prepend=series[0])  # changes from week to week
cut = [int(len(series) * share) for share in (0.6, 0.8)]
mean, std = steps[: cut[0]].mean(), steps[: cut[0]].std()


def windows(begin: int, end: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the last year of changes before each "now", and the change to the target."""
    now = np.arange(begin + lookback, end - delay)
    past = steps[now[:, None] + np.arange(1 - lookback, 1)]
    return ((past - mean) / std)[..., None], series[now + delay] - series[now]


train, valid, test = windows(0, cut[0]), windows(cut[0], cut[1]), windows(cut[1], len(series))
now = np.arange(cut[1] + lookback, len(series) - delay)
last_year = series[now + delay - 52] - series[now - 52]
print(f"{len(series)} weeks; {len(train[1])}, {len(valid[1])} and {len(test[1])} windows")
print("forecast                       test MAE in ppm")
print(f"as now                         {np.abs(test[1]).mean():.2f}")
print(f"the same change as a year ago  {np.abs(last_year - test[1]).mean():.2f}")

bodies = {
    "dense network": [layers.Flatten(), layers.Dense(16, activation="relu")],
    "GRU": [layers.GRU(16)],
}
for name, body in bodies.items():
    keras.utils.set_random_seed(13)
    model = keras.Sequential([keras.Input((lookback, 1)), *body, layers.Dense(1)])
    model.compile("adam", "mae")
    stop = keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True)
    model.fit(*train, validation_data=valid, epochs=100, callbacks=[stop], verbose=0)
    print(f"{name:29}  {model.evaluate(*test, verbose=0):.2f}")
