import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("range")
x = model.addVar(ub=20, name="x")
y = model.addVar(ub=20, name="y")
r = model.addBoundConstr(x + y + 1, 5, 9, "r")
print(r.name, r.lb, r.ub)
model.setObjective(x - 2 * y, COPT.MINIMIZE)
model.solve()
print(model.objval, r.slack)
r.ub = 7
model.setCoeff(r, y, 2.0)
model.solve()
print(model.objval, model.getCoeff(r, y))
