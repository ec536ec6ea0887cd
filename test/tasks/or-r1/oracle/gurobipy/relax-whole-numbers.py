import gurobipy as gp
from gurobipy import GRB

items = range(4)
weight, value = [5, 7, 4, 3], [10, 13, 7, 5]
model = gp.Model("pack")
model.Params.OutputFlag = 0
x = model.addVars(items, vtype=GRB.BINARY, name="x")
model.addConstr(gp.quicksum(weight[i] * x[i] for i in items) <= 9, name="weight")
model.addConstr(x.sum() >= 3, name="count")
model.setObjective(gp.quicksum(value[i] * x[i] for i in items), GRB.MAXIMIZE)
model.optimize()
print(model.Status)
if model.Status == GRB.INFEASIBLE:
    copy = model.copy()
    gap = copy.feasRelaxS(0, True, False, True)
    copy.optimize()
    print(gap, copy.Status, copy.ObjVal)
model.feasRelaxS(0, False, True, True)
model.optimize()
print(model.ObjVal)
