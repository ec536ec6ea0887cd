import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("unb")
x = model.addVar(name="x")
y = model.addVar(name="y")
model.addConstr(x - y <= 5)
model.setObjective(x + y, COPT.MAXIMIZE)
model.solve()
print(model.status, model.status == COPT.UNBOUNDED, model.objval)
print(y.x)
