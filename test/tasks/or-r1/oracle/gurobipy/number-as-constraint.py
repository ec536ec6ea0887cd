import gurobipy as gp
model = gp.Model()
x = model.addVar()
model.addConstr(x + 2)
