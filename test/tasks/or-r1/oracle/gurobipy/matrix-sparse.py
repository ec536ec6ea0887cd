import gurobipy as gp
from gurobipy import GRB
import numpy as np
import scipy.sparse as sp

model = gp.Model("matrix1")
x = model.addMVar(shape=3, vtype=GRB.BINARY, name="x")
val, row, col = np.array([1.0, 2.0, 3.0, -1.0, -1.0]), np.array([0, 0, 0, 1, 1]), np.array([0, 1, 2, 0, 1])
A = sp.csr_matrix((val, (row, col)), shape=(2, 3))
model.setObjective(np.array([1.0, 1.0, 2.0]) @ x, GRB.MAXIMIZE)
model.addConstr(A @ x <= np.array([4.0, -1.0]), name="c")
model.addMConstr(sp.eye(3, format="csr"), x, "<", np.ones(3))
model.optimize()
print(x.X, model.ObjVal)
print(model.getA().toarray(), model.getA().shape, A.nnz, repr(A))
print(A.T.toarray(), A @ np.ones(3), sp.vstack([A, A]).shape, A[0, 2], A.dot([1, 0, 1]))
