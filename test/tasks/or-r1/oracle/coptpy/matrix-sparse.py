import coptpy as cp
from coptpy import COPT
import numpy as np
from scipy.sparse import csr_matrix

model = cp.Envr().createModel()
x = model.addMVar(3, vtype=COPT.BINARY, nameprefix="x")
A = csr_matrix(np.array([[1.0, 2.0, 3.0], [-1.0, -1.0, 0.0]]))
model.addConstrs(A @ x <= np.array([4.0, -1.0]))
model.addMConstr(A, x, "L", np.array([5.0, 0.0]))
model.setObjective(np.array([1.0, 1.0, 2.0]) @ x, COPT.MAXIMIZE)
model.solve()
print(x.x, model.objval, model.getA().toarray(), model.getA().shape)
