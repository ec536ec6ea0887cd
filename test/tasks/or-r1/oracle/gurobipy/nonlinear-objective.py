import gurobipy as gp
model = gp.Model()
x = model.addVar(lb=1)
model.setObjective(x ** 3 + 1 / x)
