import gurobipy as gp
from gurobipy import GRB
import numpy as np

values = np.array([60, 100, 120, 80, 30])
weights = np.array([10, 20, 30, 25, 5])
model = gp.Model("knapsack")
take = model.addMVar(5, vtype=GRB.BINARY, name="take")
model.addConstr(weights @ take <= 50, name="capacity")
model.addConstr(take[0] + take[1] <= 1)
model.addConstr(take.sum() >= 2, "few")
model.setObjective(values @ take, GRB.MAXIMIZE)
model.optimize()
chosen = np.where(take.X > 0.5)[0]
print("chosen", chosen, values[chosen], "total", values[chosen].sum(), weights[chosen].sum())
print(take.X.astype(int), take.VType, model.NumVars, model.NumConstrs)
print(take)
