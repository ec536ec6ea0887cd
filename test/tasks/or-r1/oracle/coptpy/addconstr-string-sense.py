import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("sense")
x = model.addVar(name="x", ub=9)
y = model.addVar(name="y", ub=9)
model.addConstr(x + y, COPT.LESS_EQUAL, 12)
model.addConstr(x, "G", y + 2)
model.addConstr(x - 2 * y, COPT.EQUAL, 1, name="eq")
model.setObjective(x + y, COPT.MAXIMIZE)
model.solve()
print(model.objval, [(c.name, c.lb, c.ub) for c in model.getConstrs()])
model.addConstr(x, "<=", 3)
