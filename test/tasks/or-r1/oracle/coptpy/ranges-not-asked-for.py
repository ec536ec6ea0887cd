import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("ranges")
model.setParam("Logging", 0)
x = model.addVar(ub=9, name="x")
y = model.addVar(name="y")
row = model.addConstr(x + 2 * y <= 14)
model.setObjective(3 * x + 4 * y, COPT.MAXIMIZE)
model.solve()
print(model.HasSensitivity, model.HasDualFarkas, model.MaxBound, model.MaxRHS, model.MinElem, model.MaxCost)
try:
    print(x.SAObjLow)
except cp.CoptError as e:
    print(e)
try:
    print(row.DualFarkas)
except cp.CoptError as e:
    print(e)
