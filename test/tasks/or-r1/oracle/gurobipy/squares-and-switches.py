import gurobipy as gp
from gurobipy import GRB

plan = gp.Model("mixed")
plan.Params.OutputFlag = 0
x = plan.addVar(lb=-5, ub=5, name="x")
y = plan.addVar(lb=-5, ub=5, name="y")
z = plan.addVar(vtype=GRB.BINARY, name="z")
plan.addConstr(x * x + y * y - 3 * z * x <= 9, name="bent")
plan.setObjective((x - 4) * (x - 4) + z * y + 2 * z, GRB.MINIMIZE)
plan.optimize()
print(plan.Status, round(plan.ObjVal, 3))
