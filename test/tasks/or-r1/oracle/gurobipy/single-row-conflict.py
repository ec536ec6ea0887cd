import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(name="x")
model.setObjective(x)
model.addConstr(x <= 5)
model.addConstr(x >= 6)
model.optimize()
print(model.status)
