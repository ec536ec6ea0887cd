from pulp import *
model = LpProblem("thirds", LpMaximize)
x, y = LpVariable("x", 0), LpVariable("y", 0)
model += x + y
model += 3 * x + y <= 1
model += x + 7 * y <= 2
model.solve(PULP_CBC_CMD(msg=0))
print(x.varValue, y.varValue, value(model.objective), round(value(model.objective), 3))
