import coptpy as cp
from coptpy import COPT
import numpy as np

np.random.seed(3)
m, n = 3, 5
supply, demand = np.random.randint(40, 60, m), np.random.randint(10, 20, n)
cost = np.random.rand(m, n) * 10
model = cp.Envr().createModel()
x = model.addMVar((m, n), nameprefix="ship")
model.addConstrs(x.sum(axis=1) <= supply, nameprefix="supply")
model.addConstrs(x.sum(axis=0) >= demand, nameprefix="demand")
model.setObjective((cost * x).sum(), COPT.MINIMIZE)
model.solve()
print(supply, demand, cost.round(3), round(model.objval, 4), sep="\n")
