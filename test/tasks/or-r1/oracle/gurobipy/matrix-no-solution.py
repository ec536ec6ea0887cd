import gurobipy as gp
import numpy as np

model = gp.Model()
x = model.addMVar(2, ub=1, name="x")
model.addConstr(x.sum() >= 3)
model.optimize()
print(model.Status)
try:
    print(x.X)
except gp.GurobiError as error:
    print("none:", error)
print(x[0].X)
