import gurobipy as gp
from gurobipy import GRB

model = gp.Model("norms")
model.Params.OutputFlag = 0
x = model.addVars(2, lb=-9, ub=9, name="x")
one, most = model.addVar(name="one"), model.addVar(name="most")
model.addConstr(one == gp.norm(x, 1.0))
model.addConstr(most == gp.norm(x, GRB.INFINITY))
model.addConstr(x[0] + 2 * x[1] == -7)
model.setObjective(one + most, GRB.MINIMIZE)
model.optimize()
print(model.Status, round(model.ObjVal, 5))
