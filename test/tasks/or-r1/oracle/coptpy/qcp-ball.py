import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("ball")
x = model.addVar(lb=-COPT.INFINITY, name="x")
y = model.addVar(lb=-COPT.INFINITY, name="y")
q = model.addQConstr(x * x + 2 * y * y <= 4, name="ball")
model.setObjective(x + y, COPT.MAXIMIZE)
model.solve()
print(model.status, round(model.objval, 4), round(x.x, 2), round(y.x, 2), q.name, model.qconstrs)
