import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("again")
x = model.addVar(ub=10, name="x")
y = model.addVar(ub=10, name="y")
c = model.addConstr(x + 2 * y <= 14, name="c")
model.setObjective(3 * x + 4 * y, COPT.MAXIMIZE)
for limit in (14, 10, 30, -1, 8):
    c.ub = limit
    model.solve()
    print(limit, model.status, model.objval)
model.setObjective(x - y)
model.solve()
print(model.objval, model.objsense)
model.setObjSense(COPT.MINIMIZE)
model.solve()
print(model.objval)
x.lb = 3
x.setType(COPT.INTEGER)
y.vtype = COPT.BINARY
model.solve()
print(model.objval, y.ub)
model.remove(c)
model.setObjective(x + y + 100, COPT.MAXIMIZE)
model.solve()
print(model.objval, model.rows)
