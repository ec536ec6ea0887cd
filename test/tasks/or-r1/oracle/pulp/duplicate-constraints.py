from pulp import *
model = LpProblem("d", LpMaximize)
x = LpVariable("x", 0, 4)
model += x <= 3, "cap"
model += x <= 2, "cap"
