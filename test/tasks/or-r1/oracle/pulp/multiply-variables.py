from pulp import *
model = LpProblem("q", LpMaximize)
x = LpVariable("x", 0, 5)
y = LpVariable("y", 0, 5)
model += x * y
