import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("strict")
x = model.addVar(name="x")
y = model.addVar(name="y")
model.addConstr(x + y < 5, name="c")
model.solve()
