from pulp import *
model = LpProblem("Unbounded", LpMaximize)
x = LpVariable("x", 0)
y = LpVariable("y", 0)
model += 3 * x + 2 * y
model += x - y <= 1
model.solve(PULP_CBC_CMD(msg=0))
print(LpStatus[model.status], value(model.objective), x.varValue)
