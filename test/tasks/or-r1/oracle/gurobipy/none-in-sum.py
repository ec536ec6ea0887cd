import gurobipy as gp
model = gp.Model()
x = model.addVar()
gp.quicksum([x, None])
