import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("names")
x = model.addVars(5, vtype=COPT.BINARY, name="x")
model.solve()
