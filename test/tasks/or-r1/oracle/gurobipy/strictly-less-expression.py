import gurobipy as gp
model = gp.Model()
x = model.addVar(name="x")
y = model.addVar(name="y")
model.addConstr(x + y < 4)
