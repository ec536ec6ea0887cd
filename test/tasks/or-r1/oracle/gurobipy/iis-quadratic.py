import gurobipy as gp
from gurobipy import GRB

model = gp.Model("disc")
model.Params.OutputFlag = 0
x = model.addVar(name="x")
y = model.addVar(name="y")
model.addConstr(x + y >= 6, name="far")
model.addConstr(x <= 50, name="loose")
model.setObjective(x * x + y * y, GRB.MINIMIZE)
model.addConstr(x + y <= 5, name="near")
model.optimize()
print(model.Status in (GRB.INFEASIBLE, GRB.INF_OR_UNBD))
model.computeIIS()
print([(c.ConstrName, c.IISConstr) for c in model.getConstrs()], x.IISLB, y.IISLB)
