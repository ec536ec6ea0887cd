import coptpy as cp
import numpy as np

model = cp.Envr().createModel()
x = model.addVar(name="x")
print(np.array([1, 2]) * x)
