"""Compare trees, forests, boosting and a network on a table of 442 patients."""

from sklearn.datasets import load_diabetes
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, cross_val_score
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeRegressor

x, y = load_diabetes(return_X_y=True)
network = MLPRegressor(
    hidden_layer_sizes=(32, 32), alpha=1, early_stopping=True, max_iter=2000, random_state=0
)
models = {
    "linear regression": make_pipeline(StandardScaler(), LinearRegression()),
    "one tree": DecisionTreeRegressor(random_state=0),
    "one tree, depth 3": DecisionTreeRegressor(max_depth=3, random_state=0),
    "random forest": RandomForestRegressor(300, max_features=1 / 3, random_state=0),
    "gradient boosting": GradientBoostingRegressor(
        n_estimators=100, learning_rate=0.05, max_depth=2, random_state=0
    ),
    "network": make_pipeline(StandardScaler(), network),
}
folds = KFold(5, shuffle=True, random_state=0)
print("model              RMSE in fivefold cross-validation")
print(f"mean of all        {y.std():.1f}")
for name, model in models.items():
    scores = -cross_val_score(model, x, y, cv=folds, scoring="neg_root_mean_squared_error")
    print(f"{name:17}  {scores.mean():.1f}")
