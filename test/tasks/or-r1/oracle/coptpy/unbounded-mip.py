import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("unb")
x = model.addVar(vtype=COPT.INTEGER, name="x")
y = model.addVar(vtype=COPT.BINARY)
model.addConstr(x >= 3 * y)
model.setObjective(-x - y)
model.solve()
print(model.status, model.objval, model.bestbnd)
