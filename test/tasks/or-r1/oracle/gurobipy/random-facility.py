import numpy as np
import gurobipy as gp
from gurobipy import GRB

rng = np.random.default_rng(7)
places, customers = 5, 12
at, home = rng.random((places, 2)) * 100, rng.normal(50, 20, size=(customers, 2))
distance = np.linalg.norm(home[:, None, :] - at[None, :, :], axis=2)
fixed = rng.integers(80, 160, places)
model = gp.Model()
opened = model.addMVar(places, vtype=GRB.BINARY, name="open")
serve = model.addMVar((customers, places), name="serve")
model.addConstr(serve.sum(axis=1) == 1)
for i in range(customers):
    model.addConstr(serve[i, :] <= opened)
model.setObjective(fixed @ opened + (distance * serve).sum(), GRB.MINIMIZE)
model.optimize()
print(round(model.ObjVal, 4), fixed, np.flatnonzero(opened.X > 0.5))
print(np.round(distance[:3], 3))
