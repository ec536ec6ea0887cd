import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("switch")
model.setParam("Logging", 0)
on = model.addVar(vtype=COPT.BINARY, name="on")
load = model.addVar(ub=3, name="load")
rule = model.addGenConstrIndicator(on, 1, load >= 5, name="rule")
model.addConstr(on >= 1, name="must")
model.solve()
print(model.status)
model.computeIIS()
print(model.IISIndicators, model.getIndicatorIIS(rule), model.getIndicatorIIS([rule]), rule.getIIS())
print(load.getUpperIIS(), on.getLowerIIS(), model.getConstrLowerIIS(model.getConstrs()))
