import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("inf")
x = model.addVar(name="x")
y = model.addVar(name="y")
model.addConstr(x + y <= 5)
model.addConstr(x + y >= 7)
model.setObjective(x, COPT.MINIMIZE)
model.solve()
print(model.status, model.objval, model.status == COPT.INFEASIBLE, model.haslpsol, model.hassol)
print("x =", x.x)
