import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("choose")
model.setParam("Logging", 0)
x = model.addVars(3, vtype=COPT.BINARY, nameprefix="x")
model.addConstr(x.sum("*") >= 4, name="many")
model.addConstr(x[0] + x[1] >= 0, name="either")
model.solve()
print(model.status, model.mipstatus)
model.computeIIS()
print([(c.name, c.getLowerIIS(), c.getUpperIIS()) for c in model.getConstrs() if c.name == "many"])
print([(v.name, v.getLowerIIS(), v.getUpperIIS()) for v in model.getVars()])
