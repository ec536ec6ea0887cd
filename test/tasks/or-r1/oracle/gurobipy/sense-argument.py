from gurobipy import *
model = Model()
x = model.addVar()
model.addConstr(x, GRB.LESS_EQUAL, 3)
