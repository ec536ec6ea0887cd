import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("limit")
x = model.addVars(4, vtype=COPT.INTEGER, ub=9)
model.addConstr(x.sum() >= 2.5)
model.setObjective(x.sum())
model.setParam("TimeLimit", 0)
model.solve()
print(model.status == COPT.TIMEOUT, model.objval)
