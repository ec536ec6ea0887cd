import coptpy as cp
from coptpy import COPT
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
model = cp.Envr().createModel("portfolio")
model.setParam("Logging", 0)
w = model.addVars(5, lb=0, ub=1, nameprefix="w")
risk = cp.quicksum(covariance[i][j] * w[i] * w[j] for i in range(5) for j in range(5))
model.setObjective(risk, COPT.MINIMIZE)
model.addConstr(w.sum() == 1, name="budget")
model.addConstr(cp.quicksum(returns[i] * w[i] for i in range(5)) >= 0.0006, name="return")
model.solve()
print(model.status, f"{model.objval:.5e}")
print([f"{w[i].x:.3f}" for i in range(5)])
model.setObjective(cp.quicksum(returns[i] * w[i] for i in range(5)) - 2 * risk, COPT.MAXIMIZE)
model.solve()
print(model.status, f"{model.objval:.5e}")
print([f"{w[i].x:.3f}" for i in range(5)])
