import numpy as np
import pulp

profit = np.array([45, 60, 50])
hours = np.array([[2, 3, 4], [4, 1, 2], [1.5, 2.5, 3]])
available = np.array([240, 200, 180.5])
model = pulp.LpProblem("production", pulp.LpMaximize)
x = [pulp.LpVariable(f"x{j}", lowBound=0, upBound=np.array([50, 60, 70])[j], cat="Integer") for j in range(3)]
model += pulp.lpSum(profit[j] * x[j] for j in range(3))
for i in range(3):
    model += pulp.lpSum(hours[i, j] * x[j] for j in range(3)) <= available[i], f"r{i}"
model.solve(pulp.PULP_CBC_CMD(msg=False))
plan = np.array([v.varValue for v in x])
print(pulp.LpStatus[model.status], plan, plan @ profit, np.round(hours @ plan, 2))
print(pulp.value(model.objective) == plan @ profit)
