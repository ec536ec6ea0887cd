import gurobipy as gp
from gurobipy import GRB

model = gp.Model("vertex")
model.Params.OutputFlag = 0
x = model.addVar(lb=-10, ub=10, name="x")
model.setObjective(x * x - 6 * x + 5, GRB.MINIMIZE)
model.optimize()
print(model.Status, round(model.ObjVal, 5))
