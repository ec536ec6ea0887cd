import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("qp")
x = model.addVar(name="x", ub=10)
y = model.addVar(name="y", ub=10)
model.addConstr(x + y >= 32)
model.setObjective(x * x - y * y, sense=COPT.MAXIMIZE)
model.solve()
print(model.status, model.objval)
