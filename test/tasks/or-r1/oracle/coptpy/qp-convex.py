import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("qp")
x = model.addVar(name="x", ub=10)
y = model.addVar(name="y", ub=10)
model.addConstr(x + y >= 4)
model.setObjective((x - 1) ** 2 + 2 * y * y + x * y, COPT.MINIMIZE)
model.solve()
print(model.status, round(model.objval, 4), round(x.x, 3), round(y.x, 3))
