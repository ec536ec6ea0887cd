import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("sets")
model.setParam("Logging", 0)
v = model.addVars(2, lb=1, ub=2, nameprefix="v")
s = model.addSOS(COPT.SOS_TYPE1, v)
model.solve()
print(model.status)
model.computeIIS()
print(model.IISSOSs, model.getSOSIIS(s), model.IISCols)
print(model.getVarLowerIIS(v[0]), model.getVarUpperIIS([v[0], v[1]]))
