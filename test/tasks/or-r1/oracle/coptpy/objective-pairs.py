import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("pairs")
x = model.addVar(ub=2, name="x")
y = model.addVar(ub=3, name="y")
model.setObjective([(x, 2), (y, 5)], COPT.MAXIMIZE)
model.addConstr(cp.LinExpr([(x, 1), (y, 1)]) <= 4)
model.addConstr(cp.LinExpr([x, y], [1, -1]) >= -2)
model.solve()
print(model.objval, cp.quicksum([x, 2 * y, y, 3 * x]), cp.quicksum([x * y, x, 2 * y]))
