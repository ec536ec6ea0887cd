import gurobipy as gp
model = gp.Model()
x = model.addVar(lb=1)
y = model.addVar()
model.addConstr(x / y <= 3)
