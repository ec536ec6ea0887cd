from pulp import *
model = LpProblem("d", LpMaximize)
x = LpVariable("x", 5, 4)
model += x
try:
    model.solve(PULP_CBC_CMD(msg=0))
except PulpError as e:
    print(type(e).__name__)
