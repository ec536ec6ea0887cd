import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("relax")
x = model.addVar(vtype=COPT.INTEGER, name="x")
y = model.addVar(vtype=COPT.INTEGER, name="y")
model.addConstr(2 * x + 3 * y <= 12.5)
model.addConstr(4 * x + y <= 11.5)
model.setObjective(x + y, COPT.MAXIMIZE)
model.solveLP()
print(model.status, round(model.objval, 6), round(x.x, 6), round(y.x, 6), model.haslpsol)
model.solve()
print(model.objval, model.bestobj)
