import gurobipy as gp
import numpy as np

model = gp.Model()
x = model.addMVar(3)
model.addConstr(np.sum(x) <= 1)
