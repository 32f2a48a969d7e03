"""Train a dense network on the 1797 small digits that scikit-learn ships."""

import keras
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

keras.utils.set_random_seed(2)
x, y = load_digits(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x / 16, y, test_size=0.2, random_state=0)

model = keras.Sequential(
    [
        keras.Input((64,)),
        keras.layers.Dense(32, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
history = model.fit(x_train, y_train, epochs=20, validation_split=0.1, verbose=0).history

print("epoch  loss  accuracy  val_loss  val_accuracy")
for epoch in (1, 2, 5, 10, 20):
    row = [history[name][epoch - 1] for name in ("loss", "accuracy", "val_loss", "val_accuracy")]
    print(f"{epoch:5}  {row[0]:.2f}  {row[1]:8.3f}  {row[2]:8.2f}  {row[3]:12.3f}")
loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
print(f"test: loss {loss:.2f}, accuracy {accuracy:.3f}, {model.count_params()} parameters")
