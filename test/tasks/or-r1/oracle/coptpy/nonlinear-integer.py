import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("minlp")
x = model.addVar(lb=1, ub=5, vtype=COPT.INTEGER, name="x")
y = model.addVar(lb=1, ub=5, name="y")
model.setObjective(x / y, COPT.MINIMIZE)
model.solve()
