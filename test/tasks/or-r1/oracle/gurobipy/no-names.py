import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVars(2)
y = model.addVar()
model.addConstr(x[0] + y <= 2)
model.addConstrs(x[i] <= 1 for i in x)
model.setObjective(x.sum() + y, gp.GRB.MAXIMIZE)
model.optimize()
print([v.VarName for v in model.getVars()], [c.ConstrName for c in model.getConstrs()], model.ObjVal)
