import numpy as np
import gurobipy as gp
from gurobipy import GRB

np.random.seed(42)
m, n = 4, 6
supply = np.random.randint(40, 80, size=m)
demand = np.random.randint(10, 30, size=n)
cost = np.random.uniform(1, 10, size=(m, n)).round(2)
print(supply, demand, supply.sum() >= demand.sum())
print(cost)
model = gp.Model()
x = model.addVars(m, n, name="ship")
model.setObjective(gp.quicksum(cost[i, j] * x[i, j] for i in range(m) for j in range(n)), GRB.MINIMIZE)
model.addConstrs((x.sum(i, "*") <= supply[i] for i in range(m)), name="supply")
model.addConstrs((x.sum("*", j) >= demand[j] for j in range(n)), name="demand")
model.optimize()
print(f"{model.ObjVal:.4f}")
