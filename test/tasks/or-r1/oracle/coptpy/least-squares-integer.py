import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("lsq")
a = model.addVar(lb=-COPT.INFINITY, vtype=COPT.INTEGER, name="a")
b = model.addVar(lb=-COPT.INFINITY, name="b")
data = [(0, 1.2), (1, 3.1), (2, 4.7), (3, 7.4)]
model.setObjective(cp.quicksum((a * t + b - v) * (a * t + b - v) for t, v in data), COPT.MINIMIZE)
model.setParam("RelGap", 1e-8)
model.solve()
print(model.status, a.x, round(b.x, 3), round(model.objval, 4))
