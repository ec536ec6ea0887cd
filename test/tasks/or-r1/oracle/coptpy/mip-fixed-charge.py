import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("lot")
T = 5
d = [20, 40, 10, 60, 30]
prod = model.addVars(range(1, T + 1), lb=0, ub=80, nameprefix="prod")
stock = model.addVars(range(0, T + 1), nameprefix="stock")
setup = model.addVars(range(1, T + 1), vtype=COPT.BINARY, nameprefix="setup")
model.addConstr(stock[0] == 0)
for t in range(1, T + 1):
    model.addConstr(stock[t - 1] + prod[t] == d[t - 1] + stock[t])
    model.addConstr(prod[t] <= 80 * setup[t])
model.setObjective(cp.quicksum(50 * setup[t] + 2 * prod[t] + 1 * stock[t] for t in range(1, T + 1)))
model.solve()
print(model.objval)
