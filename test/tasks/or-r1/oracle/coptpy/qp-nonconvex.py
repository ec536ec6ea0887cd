import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("qp")
x = model.addVar(name="x", ub=10)
y = model.addVar(name="y", ub=10)
model.addConstr(x + y <= 12)
model.setObjective(x * y, sense=COPT.MAXIMIZE)
model.solve()
if model.status == COPT.OPTIMAL:
    print("Optimal", model.objval)
else:
    print("No solution available", model.status)
