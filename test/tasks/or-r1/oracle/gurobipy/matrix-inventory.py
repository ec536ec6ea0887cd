import gurobipy as gp
from gurobipy import GRB
import numpy as np

demand = np.array([60, 80, 50, 110, 90])
T = len(demand)
model = gp.Model("inventory")
make = model.addMVar(T, ub=90, name="make")
stock = model.addMVar(T + 1, name="stock")
model.addConstr(stock[0] == 10)
model.addConstr(stock[1:] == stock[:-1] + make - demand, name="balance")
model.addConstrs((make[t] + make[t + 1] <= 170 for t in range(T - 1)), name="pair")
model.setObjective(2 * make.sum() + gp.quicksum(0.5 * stock[t] for t in range(1, T + 1)), GRB.MINIMIZE)
model.optimize()
print(model.ObjVal, make.X, stock.X)
print(np.cumsum(make.X) + 10 - np.cumsum(demand))
