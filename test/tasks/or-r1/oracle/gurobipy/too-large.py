import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVars(50, 41)
model.setObjective(x.sum())
model.optimize()
