import numpy as np
import gurobipy as gp
from gurobipy import GRB

mean = np.array([0.12, 0.10, 0.07])
covariance = np.array([[0.10, 0.02, 0.01], [0.02, 0.08, 0.03], [0.01, 0.03, 0.05]])
model = gp.Model("portfolio")
x = model.addMVar(3, lb=0.0, ub=1.0, name="w")
model.setObjective(x @ covariance @ x, GRB.MINIMIZE)
model.addConstr(x.sum() == 1)
model.addConstr(mean @ x >= 0.09)
model.optimize()
print(model.Status, round(model.ObjVal, 6))
print(np.round(x.X, 4), np.round(mean @ x.X, 4))
