import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("changes")
model.setParam("Logging", 0)
x = model.addVar(ub=3, name="x")
row = model.addConstr(x >= 7, name="row")
model.solve()
model.computeIIS()
print(model.HasIIS, row.getLowerIIS(), x.getUpperIIS())
model.solve()
print(model.HasIIS)
x.ub = 9
print(model.HasIIS)
model.setObjective(x, COPT.MINIMIZE)
model.solve()
print(model.HasIIS, model.status, model.objval)
model.addVar(name="y")
try:
    print(x.getUpperIIS())
except cp.CoptError as e:
    print(e)
