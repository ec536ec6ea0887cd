import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("qcp")
x = model.addVar(ub=9, name="x")
y = model.addVar(ub=9, name="y")
model.addQConstr(x * x + y * y <= 1)
model.addConstr(x + y >= 2)
model.setObjective(x)
model.solve()
print(model.status, model.objval)
