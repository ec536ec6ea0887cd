import gurobipy as gp
model = gp.Model()
x = model.addVar(low=3, name="x")
