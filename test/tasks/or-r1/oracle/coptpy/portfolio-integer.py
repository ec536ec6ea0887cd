import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("portfolio")
ret = [0.12, 0.1, 0.07, 0.03]
cov = [[0.1, 0.02, 0.01, 0.0], [0.02, 0.08, 0.01, 0.0], [0.01, 0.01, 0.05, 0.0], [0.0, 0.0, 0.0, 0.01]]
w = model.addVars(4, ub=1, nameprefix="w")
pick = model.addVars(4, vtype=COPT.BINARY, nameprefix="pick")
model.addConstr(w.sum() == 1)
model.addConstrs(w[i] <= pick[i] for i in range(4))
model.addConstr(pick.sum() <= 2)
model.addConstr(cp.quicksum(ret[i] * w[i] for i in range(4)) >= 0.08)
model.setObjective(cp.quicksum(cov[i][j] * w[i] * w[j] for i in range(4) for j in range(4)), COPT.MINIMIZE)
model.setParam("RelGap", 1e-8)
model.solve()
print(model.status, round(model.objval, 5), [round(pick[i].x) for i in range(4)])
