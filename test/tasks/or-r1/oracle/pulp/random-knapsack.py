import numpy as np
from pulp import *

np.random.seed(0)
n = 10
values, weights = np.random.randint(10, 100, n), np.random.randint(5, 30, n)
model = LpProblem("knapsack", LpMaximize)
x = LpVariable.dicts("x", range(n), 0, 1, LpBinary)
model += lpDot(values, [x[i] for i in range(n)])
model += lpSum([weights[i] * x[i] for i in range(n)]) <= weights.sum() // 2
model.solve(PULP_CBC_CMD(msg=0))
print(values, weights, weights.sum() // 2)
print(LpStatus[model.status], value(model.objective))
