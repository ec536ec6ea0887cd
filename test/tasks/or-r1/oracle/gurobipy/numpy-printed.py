import numpy as np
import gurobipy as gp

matrix = np.array([[0.5, 123.456, 1e-3], [1 / 3, 2, 1e4]])
print(matrix)
print(matrix.mean(axis=0), matrix.std(), np.median(matrix))
np.set_printoptions(precision=3, suppress=True)
print(matrix, repr(matrix.T))
print(np.arange(12).reshape(3, 4), np.linspace(0, 1, 5).tolist())
print([np.float64(0.1), np.int64(3)], (np.bool_(True),), np.argmax(matrix), np.unique([3, 1, 3], return_counts=True))
model = gp.Model()
x = model.addVar(ub=np.float64(2.5), obj=-1)
model.optimize()
print(np.round(x.X, 1), np.array([x.X]), model.Status)
