from pulp import *
model = LpProblem("d", LpMaximize)
x, y = LpVariable("x", 0, 4), LpVariable("x", 0, 4)
model += x + y
model += x + 2 * y <= 5
try:
    model.solve(PULP_CBC_CMD(msg=0))
except PulpSolverError:
    print("solver error")
