import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("miqp")
p = model.addVar(lb=1, ub=20, vtype=COPT.INTEGER, name="price")
q = model.addVar(lb=0, ub=50, vtype=COPT.INTEGER, name="quantity")
model.addConstr(q <= 40 - 2 * p)
model.setObjective(p * q - 3 * q, COPT.MAXIMIZE)
model.solve()
print(model.status, round(model.objval, 4))
