from pulp import *
model = LpProblem("f")
model += 3 <= 2
