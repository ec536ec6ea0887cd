import gurobipy as gp
import numpy as np

model = gp.Model()
x = model.addMVar(3)
print((x * np.array([1, 2, 3])).shape)
try:
    x + np.ones(2)
except ValueError as error:
    print(error)
model.addConstr(np.ones((2, 4)) @ x <= 1)
