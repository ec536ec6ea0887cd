import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel()
model.setParam(COPT.Param.Logging, 0)
x = model.addVar(ub=4, name="x")
row = model.addConstr(x >= 1)
model.setObjective(x, COPT.MAXIMIZE)
model.solve()
try:
    model.computeIIS()
except cp.CoptError as e:
    print(e.retcode, e.message)
print(model.HasIIS, model.IISRows)
try:
    row.getLowerIIS()
except cp.CoptError as e:
    print(e)
try:
    model.writeIIS("none.iis")
except cp.CoptError as e:
    print(e)
