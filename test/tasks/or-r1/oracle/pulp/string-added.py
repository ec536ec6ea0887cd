from pulp import *
model = LpProblem("t")
model += "x + y"
