"""Classify the tumours of scikit-learn's breast cancer data; move the threshold."""

import keras
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import confusion_matrix, precision_score, recall_score, roc_auc_score
from sklearn.model_selection import train_test_split

keras.utils.set_random_seed(4)
x, y = load_breast_cancer(return_X_y=True)
y = 1 - y  # 1 means malignant
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.3, stratify=y, random_state=0)
mean, std = x_train.mean(axis=0), x_train.std(axis=0)  # of the training set alone

layers = [keras.layers.Dense(16, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
model = keras.Sequential([keras.Input((30,)), *layers])
model.compile(keras.optimizers.Adam(0.01), "binary_crossentropy")
stop = keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True)
run = model.fit(
    (x_train - mean) / std, y_train, validation_split=0.2, epochs=200, callbacks=[stop], verbose=0
)
losses = run.history["val_loss"]
print(f"best epoch {np.argmin(losses) + 1} of {len(losses)}, validation loss {min(losses):.3f}")

p = model.predict((x_test - mean) / std, verbose=0)[:, 0]
print(f"{len(y_test)} tumours, {y_test.sum()} malignant; ROC-AUC {roc_auc_score(y_test, p):.3f}")
print("threshold  TP  FP  FN   TN  precision  recall")
for threshold in (0.1, 0.5, 0.9):
    answer = p >= threshold
    tn, fp, fn, tp = confusion_matrix(y_test, answer).ravel()
    precision, recall = precision_score(y_test, answer), recall_score(y_test, answer)
    print(f"{threshold:9}  {tp:2}  {fp:2}  {fn:2}  {tn:3}  {precision:9.3f}  {recall:6.3f}")
