import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("minimax")
times = [4, 7, 3, 9, 5]
x = model.addVars(5, 2, vtype=COPT.BINARY, nameprefix="x")
load = model.addVars(2, ub=28, nameprefix="load")
span = model.addVar(name="span")
model.addConstrs(x.sum(j, "*") == 1 for j in range(5))
model.addConstrs(load[k] == cp.quicksum(times[j] * x[j, k] for j in range(5)) for k in range(2))
model.addGenConstrMax(span, [load[0], load[1]])
low = model.addVar(name="low")
model.addGenConstrMin(low, [load[0], load[1]], 100)
model.setObjective(span - 0.5 * low)
model.solve()
print(round(model.objval, 6), span.x, low.x)
