import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(name="x")
y = model.addVar(name="y", ub=3)
model.addRange(x + y, 2, 8, "band")
model.setObjective(x + 2 * y, gp.GRB.MAXIMIZE)
model.optimize()
print(model.ObjVal, model.NumVars)
