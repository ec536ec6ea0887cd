import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(name="x")
model.setObjective(x, gp.GRB.MAXIMIZE)
model.optimize()
print(model.status)
