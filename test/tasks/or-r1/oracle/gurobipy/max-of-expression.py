import gurobipy as gp
model = gp.Model()
x = model.addVar()
z = model.addVar()
model.addConstr(z == gp.max_(x + 1, 3))
