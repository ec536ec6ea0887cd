import gurobipy as gp
from gurobipy import GRB
import numpy as np

# Variances of daily returns: all entries are small.
volatility = np.array([0.011, 0.0145, 0.009, 0.02, 0.0075])
correlation = np.array([
    [1.0, 0.3, 0.2, 0.1, 0.05],
    [0.3, 1.0, 0.4, 0.25, 0.1],
    [0.2, 0.4, 1.0, 0.15, 0.3],
    [0.1, 0.25, 0.15, 1.0, 0.2],
    [0.05, 0.1, 0.3, 0.2, 1.0],
])
covariance = np.outer(volatility, volatility) * correlation
returns = [0.0006, 0.0009, 0.0004, 0.0012, 0.0003]
model = gp.Model("portfolio")
model.Params.OutputFlag = 0
model.Params.Method = 1
w = model.addVars(5, lb=0, ub=1, name="w")
risk = gp.quicksum(covariance[i][j] * w[i] * w[j] for i in range(5) for j in range(5))
model.setObjective(risk, GRB.MINIMIZE)
model.addConstr(w.sum() == 1, name="budget")
model.addConstr(gp.quicksum(returns[i] * w[i] for i in range(5)) >= 0.0006, name="return")
model.optimize()
print(model.Status, f"{model.ObjVal:.5e}")
print([f"{w[i].X:.3f}" for i in range(5)])
model.setObjective(gp.quicksum(returns[i] * w[i] for i in range(5)) - 2 * risk, GRB.MAXIMIZE)
model.optimize()
print(model.Status, f"{model.ObjVal:.5e}")
print([f"{w[i].X:.3f}" for i in range(5)])
