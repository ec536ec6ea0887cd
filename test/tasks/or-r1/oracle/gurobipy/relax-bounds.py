import gurobipy as gp
from gurobipy import GRB

model = gp.Model("bounds")
model.Params.OutputFlag = 0
x = model.addVar(lb=2, ub=5, name="x")
y = model.addVar(ub=1, name="y")
model.addConstr(x + 2 * y >= 12, name="need")
model.setObjective(x + y)
model.optimize()
print(model.Status)
model.feasRelaxS(0, False, True, False)
model.optimize()
print(model.ObjVal, model.NumVars, model.NumConstrs, x.LB, x.UB)
print([v.VarName for v in model.getVars()], [c.ConstrName for c in model.getConstrs()])
print({v.VarName: round(v.X, 6) for v in model.getVars()})
