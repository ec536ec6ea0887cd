import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("abs")
x = model.addVar(lb=-3, ub=2, name="x")
z = model.addVar(name="z")
model.addGenConstrAbs(z, x, "absx")
model.setObjective(z, COPT.MAXIMIZE)
model.solve()
print(model.objval, x.x, z.x)
