import coptpy as cp
import numpy as np

model = cp.Envr().createModel()
x = model.addMVar((2, 2), ub=1, nameprefix="x")
print(x.x)
model.addConstr(x.sum() >= 5)
model.solve()
print(model.status, x.x, x[0, 0].x, x.lb, x.vtype, x.name)
model.addConstrs(np.eye(3) @ x <= 1)
