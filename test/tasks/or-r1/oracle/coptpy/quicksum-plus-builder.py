import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("mixed")
x = model.addVars(3, ub=4, nameprefix="x")
expr = 2 * x[0] + 1
print(type(expr).__name__, type(cp.quicksum([x[0]])).__name__, type(expr + cp.quicksum([x[1]])).__name__)
total = cp.quicksum(x[i] for i in range(3))
total += expr
print(total)
expr += cp.quicksum(x[i] for i in range(3))
