import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("dual")
x = model.addVar(vtype=COPT.INTEGER, ub=4, name="x")
c = model.addConstr(2 * x <= 7)
model.setObjective(x, COPT.MAXIMIZE)
model.solve()
print(model.objval, c.slack)
print(c.pi)
