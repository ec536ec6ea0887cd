import gurobipy as gp
from gurobipy import GRB

# One conflict only: it is taken out and the rest solved
model = gp.Model("repair")
model.Params.OutputFlag = 0
x = model.addVar(name="x")
y = model.addVar(name="y")
model.addConstr(x + y <= 4, name="capacity")
model.addConstr(x + y >= 9, name="order")
model.addConstr(x - y >= -2, name="balance")
model.setObjective(3 * x + 2 * y, GRB.MINIMIZE)
model.optimize()
print(model.Status)
if model.Status in (GRB.INFEASIBLE, GRB.INF_OR_UNBD):
    model.computeIIS()
    removed = []
    for c in model.getConstrs():
        if c.IISConstr:
            removed.append(c.ConstrName)
    print(removed)
    model.remove(model.getConstrByName("order"))
    model.optimize()
    print(model.Status, model.ObjVal)
