from pulp import *
warehouses, bars = ["A", "B"], ["1", "2", "3", "4", "5"]
supply = {"A": 1000, "B": 4000}
demand = {"1": 500, "2": 900, "3": 1800, "4": 200, "5": 700}
costs = makeDict([warehouses, bars], [[2, 4, 5, 2, 1], [3, 1, 3, 2, 3]], 0)
model = LpProblem("Beer", LpMinimize)
routes = [(w, b) for w in warehouses for b in bars]
ship = LpVariable.dicts("Route", (warehouses, bars), 0, None, LpInteger)
model += lpSum([ship[w][b] * costs[w][b] for (w, b) in routes]), "Sum of costs"
for w in warehouses:
    model += lpSum([ship[w][b] for b in bars]) <= supply[w], f"out of {w}"
for b in bars:
    model += lpSum([ship[w][b] for w in warehouses]) >= demand[b], f"into {b}"
model.solve(PULP_CBC_CMD(msg=0))
print(LpStatus[model.status], value(model.objective), len(model.variables()), model.numConstraints())
