from pulp import *
model = LpProblem("c")
x = LpVariable("x", 1)
model += x
model.solve(GLPK_CMD(msg=0))
