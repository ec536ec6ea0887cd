import gurobipy as gp
model = gp.Model()
x = model.addVars(3, ub=[1, 2])
