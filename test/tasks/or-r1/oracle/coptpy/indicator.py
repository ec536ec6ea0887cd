import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("ind")
b = model.addVar(vtype=COPT.BINARY, name="b")
x = model.addVar(ub=10, name="x")
y = model.addVar(ub=10, name="y")
model.addConstr((b == 1) >> (x + y <= 4))
model.addGenConstrIndicator(b, False, x <= 3)
model.addConstr(x + y + 5 * b <= 14)
model.setObjective(2 * x + y + 3 * b, COPT.MAXIMIZE)
model.solve()
print(model.objval, b.x, x.x, y.x, model.ismip, model.indicators)
