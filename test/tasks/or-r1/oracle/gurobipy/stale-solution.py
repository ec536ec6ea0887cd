import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(ub=3, name="x")
model.setObjective(x, gp.GRB.MAXIMIZE)
model.optimize()
y = model.addVar(name="y")
print(model.ObjVal, model.status)
model.update()
print(model.status)
print(model.ObjVal)
