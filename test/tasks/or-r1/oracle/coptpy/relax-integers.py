import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("whole")
model.setParam("Logging", 0)
n = model.addVar(ub=6, vtype=COPT.INTEGER, name="n")
b = model.addVar(vtype=COPT.BINARY, name="b")
model.addConstr(2 * n + 5 * b >= 20, name="need")
model.addConstr(n <= 3.5, name="few")
model.setObjective(n + b, COPT.MINIMIZE)
model.solve()
print(model.status)
model.feasRelaxS(0, 1)
print(model.FeasRelaxObj, model.status, model.objval)
