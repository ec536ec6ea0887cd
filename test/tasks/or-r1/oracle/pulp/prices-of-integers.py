from pulp import *
model = LpProblem("prices", LpMaximize)
x, y = LpVariable("x", 0, 4, LpInteger), LpVariable("y", 0, 4)
model += x + 2 * y
model += 2 * x + 3 * y <= 7
model += x + 5 * y <= 9.5
model.solve(PULP_CBC_CMD(msg=0))
for c in model.constraints.values():
    print(round(c.pi, 5), round(c.slack, 5))
print(round(x.dj, 5), y.dj, model.valid(1e-6))
