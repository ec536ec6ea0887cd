import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("products")
model.setParam("Logging", 0)
amount = model.addVars(3, ub=40, nameprefix="amount")
for i in range(3):
    amount[i].ub = 40
use = model.addVars(3, vtype=COPT.BINARY, nameprefix="use")
model.addConstr(cp.quicksum(amount[i] for i in range(3)) == 70)
model.addConstr(use.sum("*") <= 2)
model.addQConstr(use[0] * amount[0] + use[1] * amount[1] <= 60)
model.setObjective(cp.quicksum((9 - i) * amount[i] - (3 - i) * use[i] * amount[i] + 20 * use[i] for i in range(3)), COPT.MINIMIZE)
model.solve()
print(model.status, round(model.objval, 4))
