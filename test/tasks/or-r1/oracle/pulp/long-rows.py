from pulp import *
model = LpProblem("Long", LpMaximize)
v = LpVariable.dicts("a_rather_long_name", range(12), 0, 10)
model += lpSum(1.2345678 * (i + 1) * v[i] for i in v)
model += lpSum(-2 * v[i] if i % 2 else v[i] for i in v) <= 100, "alternating"
print(model)
