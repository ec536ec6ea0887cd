import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("rotated")
length = model.addVar(lb=1, ub=100, name="length")
width = model.addVar(lb=1, ub=100, name="width")
model.addQConstr(length * width >= 50, name="area")
model.setObjective(2 * length + 3 * width, COPT.MINIMIZE)
model.solve()
print(model.status, round(model.objval, 3))
