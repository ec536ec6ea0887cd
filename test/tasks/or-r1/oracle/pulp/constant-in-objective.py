from pulp import *
model = LpProblem("constant", LpMinimize)
x = LpVariable("x", 2)
model += 3 * x + 100
model.solve(PULP_CBC_CMD(msg=0))
print(value(model.objective), model.objective.constant)
