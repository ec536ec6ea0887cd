import gurobipy as gp
first, model = gp.Model(), gp.Model()
x = first.addVar()
first.update()
model.addConstr(x <= 3)
model.update()
