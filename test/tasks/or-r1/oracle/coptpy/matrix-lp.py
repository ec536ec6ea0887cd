import coptpy as cp
from coptpy import COPT
import numpy as np

env = cp.Envr()
model = env.createModel("lp")
A = np.array([[1.0, 1.0], [1.0, 3.0], [2.0, 1.0]])
b = np.array([4.0, 6.0, 9.0])
c = np.array([3.0, 2.0])
x = model.addMVar(2, nameprefix="x")
print(x.shape, x)
rows = model.addConstrs(A @ x <= b, nameprefix="row")
model.setObjective(c @ x, sense=COPT.MAXIMIZE)
model.solve()
if model.status == COPT.OPTIMAL:
    print(model.objval)
    print(x.x)
    print([v.name for v in model.getVars()], x[0].x, x.x[1])
    print(rows.pi, rows.slack, rows)
