import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("habits")
x = model.addVar(name="x", ub=3)
model.update()
model.setObjective(x, COPT.MAXIMIZE)
model.solve()
print(model.objVal, model.Status)
model.Params.TimeLimit = 3
