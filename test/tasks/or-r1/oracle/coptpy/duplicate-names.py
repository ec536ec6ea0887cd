import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("dup")
a = model.addVar(name="x", ub=1)
b = model.addVar(name="x", ub=2)
model.addConstr(a <= 1, name="c")
model.addConstr(b <= 2, name="c")
model.setObjective(a + b, COPT.MAXIMIZE)
model.solve()
print(model.objval, model.getVarByName("x").ub, [v.name for v in model.getVars()])
