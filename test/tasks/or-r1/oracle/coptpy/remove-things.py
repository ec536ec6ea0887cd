import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("remove")
x = model.addVars(4, ub=2, nameprefix="x")
rows = model.addConstrs((x[i] + x[(i + 1) % 4] <= 3 for i in range(4)), nameprefix="r")
model.remove(x[1])
model.remove([rows[0], rows[2]])
print(model.cols, model.rows, [v.name for v in model.getVars()], [c.name for c in model.getConstrs()], x[2].index)
model.setObjective(x[0] + x[2] + x[3], COPT.MAXIMIZE)
model.solve()
print(model.objval)
model.remove("x")
