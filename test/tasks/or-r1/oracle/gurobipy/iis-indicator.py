import gurobipy as gp
from gurobipy import GRB

model = gp.Model("switch")
model.Params.OutputFlag = 0
on = model.addVar(vtype=GRB.BINARY, name="on")
load = model.addVar(ub=3, name="load")
spare = model.addVar(ub=3, name="spare")
model.addGenConstrIndicator(on, 1, load >= 5, name="run")
model.addConstr(on >= 1, name="must")
model.addConstr(spare <= 2, name="spare")
model.optimize()
print(model.Status == GRB.INFEASIBLE)
model.computeIIS()
print([c.IISConstr for c in model.getConstrs()], [c.IISGenConstr for c in model.getGenConstrs()])
print(load.IISUB, spare.IISUB)
