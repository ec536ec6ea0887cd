import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("abs")
x = model.addVars(3, ub=10, nameprefix="x")
dev = model.addVars(3, nameprefix="dev")
target = [2, 5, 9]
for i in range(3):
    model.addGenConstrAbs(dev[i], x[i] - target[i])
model.addConstr(x.sum() == 20, name="total")
model.addConstr(x[0] == x[1])
model.setObjective(dev.sum(), COPT.MINIMIZE)
model.solve()
print(round(model.objval, 6))
