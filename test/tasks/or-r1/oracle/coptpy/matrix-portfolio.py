import coptpy as cp
from coptpy import COPT
import numpy as np

mean = np.array([0.12, 0.10, 0.07])
covariance = np.array([[0.10, 0.02, 0.01], [0.02, 0.08, 0.03], [0.01, 0.03, 0.05]])
model = cp.Envr().createModel()
w = model.addMVar(3, ub=1.0, nameprefix="w")
model.addConstr(w.sum() == 1)
model.addConstr(mean @ w >= 0.09)
model.setObjective(w @ covariance @ w, COPT.MINIMIZE)
model.solve()
print(model.status, round(model.objval, 5))
