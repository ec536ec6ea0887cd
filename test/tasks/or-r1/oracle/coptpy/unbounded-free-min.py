import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("unb")
x = model.addVar(lb=-COPT.INFINITY, name="x")
model.setObjective(2 * x + 1, COPT.MINIMIZE)
model.solve()
print(model.status, model.objval)
