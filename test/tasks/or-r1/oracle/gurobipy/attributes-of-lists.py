import gurobipy as gp
model = gp.Model("lists")
model.Params.OutputFlag = 0
x = model.addVars(["p", "q"], name="x")
model.setAttr("UB", list(x.values()), [4, 5])
model.setObjective(gp.quicksum(x.values()), gp.GRB.MAXIMIZE)
model.optimize()
print(model.getAttr("X", x), model.getAttr("x", model.getVars()), model.X, model.VarName, model.getAttr("ObjVal"))
print(model.getVarByName("x[p]").X, model.getVarByName("none"), model.ModelName)
