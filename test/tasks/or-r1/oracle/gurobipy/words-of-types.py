import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(vtype="INTEGER", ub=3.7, name="x")
y = model.addVar(vtype="BINARY", name="y")
model.setObjective(x + y, gp.GRB.MAXIMIZE)
model.optimize()
print(model.ObjVal, x.VType, y.VType)
