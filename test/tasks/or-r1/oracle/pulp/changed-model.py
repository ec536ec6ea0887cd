from pulp import *
model = LpProblem("changes", LpMaximize)
x, y = LpVariable("x", 0, 10), LpVariable("y", 0, 10)
model += 2 * x + y, "profit"
model += x + y <= 12, "cap"
model.solve(PULP_CBC_CMD(msg=0))
print(value(model.objective))
model.constraints["cap"].changeRHS(8)
x.upBound = 5
model.solve(PULP_CBC_CMD(msg=0))
print(value(model.objective), model.constraints["cap"].slack)
model += x - y <= 1, "balance"
model += y
model.solve(PULP_CBC_CMD(msg=0))
print(value(model.objective), model.objective)
del model.constraints["cap"]
model.setObjective(3 * x)
model.solve(PULP_CBC_CMD(msg=0))
print(value(model.objective))
