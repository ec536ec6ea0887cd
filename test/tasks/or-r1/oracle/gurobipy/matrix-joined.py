import gurobipy as gp
from gurobipy import GRB
import numpy as np

model = gp.Model()
x, y = model.addMVar(2, name="x"), model.addMVar(3, ub=2, name="y")
v = model.addVar(ub=4, name="v")
model.update()
both = gp.hstack([x, y])
stacked = gp.vstack([x, x])
print(both.shape, stacked.shape, gp.MVar.fromlist([v, x[0].item()]).shape, gp.concatenate((x, y)).size)
model.addConstr(np.arange(1, 6) @ both <= 12)
model.addConstr(x + v <= np.array([5, 6]))
model.addConstr(v >= x[1])
model.setObjective(both.sum() + v, GRB.MAXIMIZE)
model.optimize()
print(round(model.ObjVal, 6), (x + v).getValue(), np.round(both.sum().getValue(), 6), round(both.sum().item().getValue(), 6))
