import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("ind")
open_ = model.addVars(2, vtype=COPT.BINARY, nameprefix="open")
ship = model.addVars(2, nameprefix="ship")
model.addConstr(ship[0] + ship[1] == 50)
for i in range(2):
    model.addConstr((open_[i] == 0) >> (ship[i] <= 0))
    model.addConstr(ship[i] <= 40)
model.setObjective(100 * open_[0] + 150 * open_[1] + 3 * ship[0] + ship[1], COPT.MINIMIZE)
model.solve()
print(model.objval, [v.x for v in ship.values()])
