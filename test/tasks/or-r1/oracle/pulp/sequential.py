from pulp import *
model = LpProblem("two aims", LpMaximize)
x, y = LpVariable("x", 0, 4), LpVariable("y", 0, 4)
model += x + y <= 6
print(model.sequentialSolve([x + y, x], solver=PULP_CBC_CMD(msg=0)), x.varValue, y.varValue)
