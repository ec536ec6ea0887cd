from pulp import *
model = LpProblem("t", LpMaximize)
x = LpVariable("x", 0, 4)
model += x
model += 0 <= 1
model += lpSum([]) <= 5
model.solve(PULP_CBC_CMD(msg=0))
print(value(model.objective), len(model.constraints))
