import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("qap")
d = [[0, 3, 5], [3, 0, 2], [5, 2, 0]]
f = [[0, 4, 1], [4, 0, 6], [1, 6, 0]]
x = model.addVars(3, 3, vtype=COPT.BINARY, nameprefix="x")
model.addConstrs(x.sum(i, "*") == 1 for i in range(3))
model.addConstrs(x.sum("*", j) == 1 for j in range(3))
obj = cp.quicksum(f[i][k] * d[j][l] * x[i, j] * x[k, l] for i in range(3) for j in range(3) for k in range(3) for l in range(3))
model.setObjective(obj, COPT.MINIMIZE)
model.solve()
print(model.status, round(model.objval, 6))
