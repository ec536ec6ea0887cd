from gurobipy import *
model = Model()
x = model.addVars(3)
model.addConstrs([x[i] <= i for i in range(3)], name="c")
