import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("qcp")
x = model.addVar(ub=9, vtype=COPT.INTEGER, name="x")
y = model.addVar(ub=9, name="y")
b = model.addVar(vtype=COPT.BINARY, name="b")
model.addQConstr(x * x + y * y <= 30)
model.addQConstr(x * b <= 2)
model.setObjective(2 * x + y + 3 * b, COPT.MAXIMIZE)
model.solve()
print(model.status, round(model.objval, 3), x.x, b.x)
