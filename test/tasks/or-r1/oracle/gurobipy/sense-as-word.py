import gurobipy as gp
model = gp.Model()
x = model.addVar()
model.setObjective(x, sense="maximize")
