import gurobipy as gp
import numpy as np

model = gp.Model()
x = model.addVar(ub=np.inf)
print(np.float64("inf"), np.Inf)
