import numpy as np
import gurobipy as gp
from gurobipy import GRB

cost = np.array([[13, 4, 7, 6], [1, 11, 5, 4], [6, 7, 2, 8], [1, 3, 5, 9]])
n = cost.shape[0]
with gp.Env() as env:
    env.setParam("OutputFlag", 0)
model = gp.Model()
x = model.addMVar((n, n), vtype=GRB.BINARY, name="x")
model.setObjective((cost * x).sum(), GRB.MINIMIZE)
model.addConstr(x.sum(axis=0) == 1)
model.addConstr(x.sum(axis=1) == np.ones(n))
model.optimize()
print(model.ObjVal)
print(np.abs(x.X))
rows, columns = np.nonzero(x.X > 0.5)
for i, j in zip(rows, columns):
    print(f"worker {i} does {j} for {cost[i, j]}")
print(cost[x.X.astype(bool)].sum(), x[0, 1].X, np.abs(x[:, 1].X), x.T.shape, x.reshape(-1).shape)
