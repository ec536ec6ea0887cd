import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("duals")
x = model.addVar(name="x", ub=4)
y = model.addVar(name="y", ub=6)
c1 = model.addConstr(3 * x + 2 * y <= 18, name="c1")
c2 = model.addConstr(x - y >= -10, name="c2")
model.setObjective(3 * x + 5 * y, COPT.MAXIMIZE)
model.solve()
print(model.objval)
for c in model.getConstrs():
    print(c.name, "pi", c.pi + 0.0, "slack", c.slack, "lb", c.lb, "ub", c.ub)
for v in model.getVars():
    print(v.name, v.x, "rc", v.rc + 0.0, v.getInfo(COPT.Info.RedCost) + 0.0)
print([d + 0.0 for d in model.getDuals()], model.getSlacks(), [r + 0.0 for r in model.getRedcosts()])
print(c1.getInfo("Dual") + 0.0, model.getInfo(COPT.Info.Slack, [c1, c2]))
