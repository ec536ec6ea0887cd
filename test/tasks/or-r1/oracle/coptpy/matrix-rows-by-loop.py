import coptpy as cp
import numpy as np

A, b = np.array([[1, 2], [3, 4]]), np.array([5, 6])
model = cp.Envr().createModel()
x = model.addMVar(2)
model.addConstrs((A[i] @ x <= b[i] for i in range(2)), nameprefix="r")
