import gurobipy as gp
model = gp.Model("clash")
model.Params.OutputFlag = 0
x = model.addVars(3, name="x", vtype="I")
model.setObjective(x.sum())
model.addConstr(x.sum() >= 10)
model.addConstrs(x[i] <= 2 for i in range(3))
model.optimize()
print(model.Status == gp.GRB.INFEASIBLE)
