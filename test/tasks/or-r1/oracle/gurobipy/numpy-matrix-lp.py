import numpy as np
import gurobipy as gp
from gurobipy import GRB

A = np.array([[1.0, 1.0], [1.0, 3.0], [2.0, 1.0]])
b = np.array([4.0, 6.0, 9.0])
c = np.array([3.0, 2.0])

model = gp.Model()
x = model.addMVar(shape=2, lb=0.0, name="x")
model.setObjective(c @ x, GRB.MAXIMIZE)
rows = model.addConstr(A @ x <= b, name="row")
model.optimize()
print(model.Status == GRB.OPTIMAL, model.ObjVal)
print("x =", x.X)
print("duals", rows.Pi, "slack", rows.Slack, rows.RHS, rows.Sense, rows.ConstrName)
print(repr(x.X), x.X[0], x[0].X, f"{x[1].X:.1f}")
print([v.VarName for v in x.tolist()], x.VarName, x.LB, x.UB)
for v in model.getVars():
    print(v.VarName, v.X)
