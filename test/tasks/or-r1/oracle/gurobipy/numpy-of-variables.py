import gurobipy as gp
from gurobipy import GRB
import numpy as np

model = gp.Model()
x = np.array([[model.addVar(ub=3, name=f"x{i}{j}") for j in range(3)] for i in range(2)])
model.update()
weights = np.array([[1, 2, 3], [4, 5, 6]])
print(x.shape, x.dtype, x[0, 1].VarName)
model.addConstr(np.sum(x) <= 7)
model.addConstr((weights * x).sum() <= 20)
for row in x:
    model.addConstr(row.sum() >= 1)
model.addConstr(np.dot(weights[0], x[:, 0].tolist() + [x[0, 1]]) <= 10)
model.setObjective((weights @ x.T)[0, 1] + 2 * x[1].sum(), GRB.MAXIMIZE)
model.optimize()
values = np.vectorize(lambda v: v.X)(x)
print(model.ObjVal, values.sum() <= 7, type(values[0, 0]).__name__, np.float64(2) * x[0, 0])
