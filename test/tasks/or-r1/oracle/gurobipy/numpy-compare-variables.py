import gurobipy as gp
import numpy as np

model = gp.Model()
x = np.array([model.addVar(name=f"x{i}") for i in range(3)])
model.addConstr(x <= np.array([1, 2, 3]))
