import gurobipy as gp
model = gp.Model()
x = model.addVar(name="x")
model.addConstr(x != 4)
