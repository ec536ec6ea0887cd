import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("logic")
a = model.addVar(vtype=COPT.BINARY, name="a")
b = model.addVar(vtype=COPT.BINARY, name="b")
both = model.addVar(vtype=COPT.BINARY, name="both")
either = model.addVar(vtype=COPT.BINARY, name="either")
model.addGenConstrAnd(both, [a, b])
model.addGenConstrOr(either, [a, b])
model.setObjective(5 * both - 3 * a - 3 * b + 4 * either, COPT.MAXIMIZE)
model.solve()
print(model.objval, both.x, either.x)
