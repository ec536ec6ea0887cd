from pulp import *
x = LpVariable("x")
model = LpProblem("q")
model += x < 3
