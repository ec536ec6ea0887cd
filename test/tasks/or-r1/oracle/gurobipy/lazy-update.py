import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(name="x", ub=5)
print(model.NumVars, model.getVars())
model.update()
print(model.NumVars, x.VarName, x.UB, x)
x.UB = 7
print(x.UB)
model.update()
print(x.UB)
