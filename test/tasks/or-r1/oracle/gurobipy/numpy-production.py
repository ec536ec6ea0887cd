import gurobipy as gp
from gurobipy import GRB
import numpy as np

profit = np.array([45, 60, 50])
hours = np.array([[2, 3, 4], [4, 1, 2], [1.5, 2.5, 3]])
available = np.array([240, 200, 180.5])
n_resources, n_products = hours.shape

model = gp.Model("production")
x = model.addVars(n_products, vtype=GRB.INTEGER, ub=np.array([50, 60, 70]), name="x")
model.setObjective(gp.quicksum(profit[j] * x[j] for j in range(n_products)), GRB.MAXIMIZE)
for i in range(n_resources):
    model.addConstr(sum(hours[i, j] * x[j] for j in range(n_products)) <= available[i], name=f"r{i}")
model.optimize()
if model.status == GRB.OPTIMAL:
    plan = np.array([x[j].X for j in range(n_products)])
    print(np.abs(plan), plan.dtype, plan.sum())
    print("used", hours @ plan, "left", available - hours @ plan)
    print(f"profit {profit @ plan:.2f}", np.isclose(model.ObjVal, profit @ plan))
