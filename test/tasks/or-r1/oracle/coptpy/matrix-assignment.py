import coptpy as cp
from coptpy import COPT
import numpy as np

cost = np.array([[13, 4, 7, 6], [1, 11, 5, 4], [6, 7, 2, 8], [1, 3, 5, 9]])
n = len(cost)
env = cp.Envr()
model = env.createModel("assignment")
x = model.addMVar((n, n), vtype=COPT.BINARY, nameprefix="x")
model.addConstrs(x.sum(axis=0) == 1)
model.addConstrs(x.sum(axis=1) == np.ones(n))
model.setObjective((cost * x).sum(), COPT.MINIMIZE)
model.solve()
print(model.objval, model.Rows, model.Cols)
print(x.x)
plan = np.array(x.x.tolist()).reshape(n, n)
print(plan, plan.sum(), np.argmax(plan, axis=1), x[0, 1].x, x.T.shape)
