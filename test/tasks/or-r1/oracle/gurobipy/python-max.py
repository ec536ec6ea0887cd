from gurobipy import *
model = Model()
x = model.addVars(2)
model.setObjective(max(x[0] + 1, x[1]), GRB.MINIMIZE)
