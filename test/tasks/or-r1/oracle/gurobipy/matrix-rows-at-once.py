import numpy as np
import gurobipy as gp
from gurobipy import GRB

A = np.array([[1, 2, 0], [0, 1, 3], [1, 1, 1]])
b = np.array([4, 5, 6])
model = gp.Model()
x = model.addMVar(3, ub=10, name="x")
rows = model.addMConstr(A, x, "<", b, name="rows")
model.setMObjective(None, np.array([1, 2, 3]), 5.0, xc=x, sense=GRB.MAXIMIZE)
model.optimize()
print(model.ObjVal, x.X, rows.Pi, rows)
rows.RHS = b + 1
x.UB = np.array([1, 2, 3])
x[0].LB = 0.5
model.update()
print(rows.RHS, x.UB, x.LB, x[0].LB)
model.optimize()
print(model.ObjVal, x.X)
model.remove(rows[0])
model.optimize()
print(model.NumConstrs, model.ObjVal)
