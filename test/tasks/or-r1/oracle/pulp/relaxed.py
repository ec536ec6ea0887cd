from pulp import *
model = LpProblem("relaxed", LpMaximize)
x = LpVariable("x", 0, 10, LpInteger)
model += x
model += 2 * x <= 7
model.solve(PULP_CBC_CMD(msg=0, mip=False))
print(x.varValue)
model.solve(PULP_CBC_CMD(msg=0))
print(x.varValue)
