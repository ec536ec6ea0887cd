from pulp import *
model = LpProblem("c", LpMinimize)
x = LpVariable("x", 0)
model += x
model += 1 <= x <= 3
model.solve(PULP_CBC_CMD(msg=0))
print(value(model.objective), model.constraints["_C1"])
