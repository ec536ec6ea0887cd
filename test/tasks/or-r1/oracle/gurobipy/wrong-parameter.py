import gurobipy as gp
model = gp.Model()
model.setParam("TimeLimits", 10)
