import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(lb=3, ub=8, vtype=gp.GRB.SEMICONT, name="x")
y = model.addVar(ub=10, name="y")
model.addConstr(x + y >= 4)
model.setObjective(2 * x + 3 * y)
model.optimize()
print(model.ObjVal, x.X)
