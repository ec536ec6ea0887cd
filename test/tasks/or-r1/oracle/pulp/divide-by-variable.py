from pulp import *
x = LpVariable("x", 0, 5)
y = LpVariable("y", 1, 5)
model = LpProblem("q")
model += x / y <= 2
