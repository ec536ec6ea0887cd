import gurobipy as gp
from gurobipy import GRB

model = gp.Model("squares")
model.Params.OutputFlag = 0
x = model.addVar(ub=3, name="x")
model.addConstr(x >= 5, name="low")
model.addConstr(x <= 1, name="high")
model.feasRelaxS(1, False, False, True)
model.optimize()
print(model.Status, round(model.ObjVal, 4), round(x.X, 3))
