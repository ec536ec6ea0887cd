from pulp import *
model = pulp.LpProblem("star", pulp.LpMaximize)
