import numpy as np
import pulp

model = pulp.LpProblem("grid", pulp.LpMinimize)
cost = np.array([[4, 1, 3], [2, 0, 5], [3, 2, 2]])
x = np.array([[pulp.LpVariable(f"x_{i}_{j}", cat="Binary") for j in range(3)] for i in range(3)])
model += pulp.lpSum(cost * x)
for k in range(3):
    model += pulp.lpSum(x[k]) == 1
    model += x[:, k].sum() == 1
model.solve(pulp.PULP_CBC_CMD(msg=0))
values = np.vectorize(pulp.value)(x)
print(pulp.LpStatus[model.status], pulp.value(model.objective))
print(values, values.dtype, np.argwhere(values > 0.5).tolist())
print(np.dot([1, 2, 3], x[0]), np.array([1, 2]) * x[0, 0])
