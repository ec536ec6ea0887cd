from pulp import *
model = LpProblem("c")
try:
    model.solve(COIN_CMD(msg=0))
except PulpSolverError as e:
    print(str(e)[:26])
