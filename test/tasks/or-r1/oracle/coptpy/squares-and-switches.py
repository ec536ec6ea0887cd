import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("mixed")
model.setParam("Logging", 0)
x = model.addVar(lb=-5, ub=5, name="x")
y = model.addVar(lb=-5, ub=5, name="y")
z = model.addVar(vtype=COPT.BINARY, name="z")
model.addQConstr(x * x + y * y - 3 * z * x <= 9)
model.setObjective((x - 4) * (x - 4) + z * y + 2 * z, COPT.MINIMIZE)
model.solve()
print(model.status, round(model.objval, 3))
