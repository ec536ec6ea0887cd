import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("socp")
ret = [0.12, 0.1, 0.07]
risk = [[0.3, 0.05, 0.0], [0.0, 0.25, 0.02], [0.0, 0.0, 0.1]]
w = model.addVars(3, ub=1, nameprefix="w")
t = model.addVar(ub=0.15, name="t")
y = model.addVars(3, lb=-COPT.INFINITY, nameprefix="y")
model.addConstr(w.sum() == 1)
model.addConstrs(y[i] == cp.quicksum(risk[j][i] * w[j] for j in range(3)) for i in range(3))
model.addCone([t, y[0], y[1], y[2]], ctype=COPT.CONE_QUAD)
model.setObjective(cp.quicksum(ret[i] * w[i] for i in range(3)), COPT.MAXIMIZE)
model.solve()
print(model.status, round(model.objval, 4))
