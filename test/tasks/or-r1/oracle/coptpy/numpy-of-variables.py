import coptpy as cp
import numpy as np

model = cp.Envr().createModel()
x = model.addVars(3, nameprefix="x")
print(np.array([2 * x[0], x[1] + 1]).shape)
print(np.array([x[0], x[1], x[2]]))
